import type { Visibility } from '../../graph/model/closed-lists.ts';
import { foldText } from '../../graph/model/text.ts';
import { narrowest } from '../../graph/model/default-visibility.ts';
import type { Put } from '../source-format.ts';

/** GO's words and numbers for who may see a record. What it shows to its own secretariat alone is restricted here. */
const WIDEST: Readonly<Record<string, Visibility>> = {
  public: 'PUBLIC',
  '3': 'PUBLIC',
  'rcrc movement': 'MOVEMENT',
  membership: 'MOVEMENT',
  login: 'MOVEMENT',
  'logged in users': 'MOVEMENT',
  '1': 'MOVEMENT',
  'ifrc and ns': 'RESTRICTED',
  'ifrc ns': 'RESTRICTED',
  '4': 'RESTRICTED',
  'ifrc secretariat': 'RESTRICTED',
  'ifrc only': 'RESTRICTED',
  '2': 'RESTRICTED',
};

/** The facts of a record, no wider than GO shows it; a word that we do not know is as narrow as the Movement. Places stay as they are. */
export function asGoShows(puts: readonly Put[], words: readonly string[]): Put[] {
  const widest = words.filter((word) => word !== '').map((word) => WIDEST[foldText(word)] ?? 'MOVEMENT');
  return puts.map(([kind, fact]): Put =>
    kind === 'Branch' || kind === 'Service'
      ? [kind, { ...fact, visibility: narrowest([fact['visibility'] as Visibility, ...widest]) }]
      : [kind, fact],
  );
}
