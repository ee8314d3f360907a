import { rowOf } from '../network/compressed-rows.ts';
import { borderPlaces } from './border-places.ts';
import { partnershipSources } from './partnership-sources.ts';
import { type Partnership, partnerships } from './partnerships.ts';
import { scopeOfEverything, scopeOfTrails } from './scope.ts';
import type { View } from './view.ts';

/** Which pairs of a regional network: with a member, of two members, of one member and another Society. */
export type NetworkPairs = 'ANY' | 'INSIDE' | 'ACROSS';

export interface AskedPartnershipsAsk {
  /** Null: the whole network. */
  readonly trails: readonly number[] | null;
  readonly types: readonly number[];
  readonly groups: readonly number[];
  /** Of which regional network; null: all pairs. */
  readonly members: ReadonlySet<number> | null;
  readonly pairs: NetworkPairs;
  /** Beyond so many borders nothing is measured. */
  readonly mostBorders: number;
}

export interface AskedPartnerships {
  readonly borders: number;
  /** Null: there are more borders than may be asked for. */
  readonly found: readonly FoundPartnership[] | null;
}

interface FoundPartnership {
  readonly pair: Partnership;
  /** Codes of the sources on which it rests. */
  readonly sources: readonly string[];
}

/** The pairs of Societies that are asked for, each with its sources; decision 0014, rule 7 says which. As costly as `partnerships`. */
export function askedPartnerships(
  view: View,
  { trails, types, groups, members, pairs, mostBorders }: AskedPartnershipsAsk,
): AskedPartnerships {
  const scope = trails === null ? scopeOfEverything(view) : scopeOfTrails(view, trails);
  const { byCountry } = view.network.societies;
  const isAsked = (a: number, b: number) => {
    if (members === null) return true;
    const count = Number(members.has(a)) + Number(members.has(b));
    return { ANY: count > 0, INSIDE: count === 2, ACROSS: count === 1 }[pairs];
  };
  const places = borderPlaces(view, scope).filter(({ fromCountry, toCountry }) =>
    rowOf(byCountry, fromCountry).some((a) => rowOf(byCountry, toCountry).some((b) => isAsked(a, b))),
  );
  if (places.length > mostBorders) return { borders: places.length, found: null };
  const sourcesOf = partnershipSources(view, scope, types);
  const found = partnerships(view, scope, { types, groups, places, isAsked });
  return { borders: places.length, found: found.map((pair) => ({ pair, sources: sourcesOf(pair) })) };
}
