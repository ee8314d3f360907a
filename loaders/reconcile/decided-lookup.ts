import { foldText } from '../../graph/model/text.ts';
import { nearestNames } from '../../graph/model/nearest-names.ts';
import { personalDataIn } from '../../graph/model/personal-data.ts';
import type { WordKind } from '../../graph/review/question.ts';
import type { ReviewDecisions } from '../../graph/review/review-decisions.ts';
import type { GraphLookup, Match, RowResult } from '../source-format.ts';
import type { Mappings } from '../mappings.ts';

/** A word that a row could not be read by. */
export interface UnknownWord {
  readonly word: WordKind;
  readonly text: string;
  readonly candidates: readonly string[];
}

interface DecidedLookup {
  readonly graph: GraphLookup;
  readonly mappings: Mappings;
  /** What was not found since the last call, for a row that ended so: words of a rejected row only when it was rejected for them. */
  unknownOf(result: RowResult): readonly UnknownWord[];
}

const LONGEST = 200;
const CANDIDATES = 3;

/** Reconciliation for the files of one source, as people decided it: what they said that a word means goes before all else. */
export function makeDecidedLookup(
  graph: GraphLookup,
  mappings: Mappings,
  decisions: ReviewDecisions,
  source: string,
): DecidedLookup {
  let missed: UnknownWord[] = [];
  let suggestions: readonly (readonly [string, string])[] | null = null;

  function note(word: WordKind, text: string, candidates: readonly string[]): void {
    const kept = text.trim();
    if (kept === '' || kept.length > LONGEST || personalDataIn(kept) !== null) return;
    if (!decisions.isSettled(word, kept, source)) missed.push({ word, text: kept, candidates });
  }

  function decided(word: WordKind, text: string, look: () => Match): Match {
    const code = decisions.meaning(word, text.trim(), source);
    if (code !== null) return { found: code };
    const match = look();
    if (match.found === null) note(word, text, match.candidates);
    return match;
  }

  /** Two stops that were joined are one: a name that both had is not ambiguous any more. */
  function oneStop(match: Match): Match {
    if (match.found !== null || match.candidates.length < 2) return match;
    const codes = new Set(match.candidates.map((code) => decisions.codeOf('Stop', code)));
    return codes.size === 1 ? { found: [...codes][0]! } : match;
  }

  return {
    graph: {
      ...graph,
      country: (text) => decided('country', text, () => graph.country(text)),
      nationalSociety: (text) => decided('society', text, () => graph.nationalSociety(text)),
      stop: (text, country) => decided('place', text, () => oneStop(graph.stop(text, country))),
    },
    mappings: {
      ...mappings,
      match(table, texts) {
        if (table !== 'activities') return mappings.match(table, texts);
        const text = wordsOf(texts);
        const code = decisions.meaning('activity', text, source);
        if (code !== null) return { serviceType: code, groups: '' };
        const match = mappings.match(table, texts);
        if ((match?.['serviceType'] ?? '') === '') note('activity', text, nearestTypes(text));
        return match;
      },
    },
    unknownOf(result) {
      const words = missed;
      missed = [];
      if (result.outcome === 'blank') return [];
      if (result.outcome === 'facts') return words.filter(({ word }) => word === 'activity');
      const value = foldText(result.rejection.value ?? '');
      return words.filter(({ word, text }) => word !== 'activity' && foldText(text) === value);
    },
  };

  function nearestTypes(text: string): string[] {
    suggestions ??= mappings.rows('activities').flatMap((row) =>
      `${row['sector'] ?? ''}|${row['activity'] ?? ''}`
        .split('|')
        .map((word) => [foldText(word), row['serviceType'] ?? ''] as const)
        .filter(([word, type]) => word !== '' && type !== ''),
    );
    return nearestNames(foldText(text), suggestions, CANDIDATES);
  }
}

/** As a row's warning tells it: `WASH / latrines`. */
function wordsOf({ sector = '', activity = '' }: Readonly<Record<string, string>>): string {
  return [sector, activity].filter((word) => word !== '').join(' / ');
}
