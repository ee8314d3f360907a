import { foldText } from '../../graph/model/text.ts';
import { nearestNames } from '../../graph/model/nearest-names.ts';
import type { Mappings } from '../mappings.ts';
import { words } from './columns.ts';

/** What seeds/mappings/route-names.csv says of a route's published name. */
export interface PublishedRoute {
  readonly name: string;
  /** Our trails on which it lies, wholly or in part: where its incidents are looked for. */
  readonly trails: readonly string[];
  /** The one trail that it is, to which its figures belong; null when it is a stage, or lies on several. */
  readonly is: string | null;
  /** The one leg that it is. */
  readonly leg: string | null;
}

const SHOWN = 5;

/** Null for '' and for a name that the table does not know. */
export function publishedRoute(text: string, mappings: Mappings): PublishedRoute | null {
  if (foldText(text) === '') return null;
  const row = mappings.match('route-names', { words: words(text) });
  if (row === null) return null;
  return {
    name: row['name'] ?? text,
    trails: (row['trails'] ?? '').split('|').filter((trail) => trail !== ''),
    is: row['is'] === '' ? null : (row['is'] ?? null),
    leg: row['leg'] === '' ? null : (row['leg'] ?? null),
  };
}

/** ` Nearest: Western Balkans.`: published names that have a place of ours; some of them when none is near. */
export function routeCandidates(text: string, mappings: Mappings): string {
  const placed = mappings.rows('route-names').filter((row) => row['is'] !== '' || row['leg'] !== '');
  const near = nearestNames(
    foldText(text),
    placed.map((row) => [foldText(row['name'] ?? ''), row['name'] ?? ''] as const),
  );
  if (near.length > 0) return ` Nearest: ${near.join(', ')}.`;
  const some = placed.slice(0, SHOWN).map((row) => row['name'] ?? '');
  return ` Known: ${some.join(', ')}${placed.length > SHOWN ? ', …' : ''}.`;
}
