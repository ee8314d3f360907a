import { foldText } from '../graph/model/text.ts';
import type { Fact } from '../graph/model/kinds.ts';
import type { Found } from '../graph/store.ts';
import { type Entity, entity } from './entity.ts';

/** Kinds that a search finds, in the order in which they are shown among equals. */
const FOUND_KINDS = [
  'Country',
  'NationalSociety',
  'RegionalNetwork',
  'Provider',
  'Branch',
  'Stop',
  'Trail',
  'Service',
  'ServiceType',
] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

const EXACT = 0;
const PREFIX = 1;
const OTHER = 2;

/** Exact names first, then names that begin with the text, then the rest; among equals by kind, then code. The same on every store. */
export function rankFound(folded: string, found: readonly Found[]): Entity<FoundKind>[] {
  return found
    .flatMap(({ kind, fact }) => {
      const place = FOUND_KINDS.indexOf(kind as FoundKind);
      if (place < 0) return [];
      const foundKind = FOUND_KINDS[place]!;
      return [
        { place, rank: rankOf(folded, fact['name']), node: entity(foundKind, fact as Fact<FoundKind>) },
      ];
    })
    .toSorted((a, b) => a.rank - b.rank || a.place - b.place || (a.node.code < b.node.code ? -1 : 1))
    .map(({ node }) => node);
}

function rankOf(folded: string, name: unknown): number {
  const named = typeof name === 'string' ? foldText(name) : '';
  if (named === folded) return EXACT;
  return named.startsWith(folded) ? PREFIX : OTHER;
}
