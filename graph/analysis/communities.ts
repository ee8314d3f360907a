import { louvainCommunities } from '../network/graphology-view.ts';
import { seededRandom } from './seeded-random.ts';

/** Two National Societies, by code, and the people who pass between their countries in a year; null: nobody published it. */
export interface SocietyFlow {
  readonly a: string;
  readonly b: string;
  readonly peoplePerYear: number | null;
}

export interface Community {
  /** In order. */
  readonly societies: readonly string[];
  /** People per year between its members, and between them and all others. */
  readonly peopleInside: number;
  readonly peopleAcross: number;
}

export interface Communities {
  /** Those with most people inside first. */
  readonly communities: readonly Community[];
  /** How much more flow is inside than if it were spread at random, below 1; null: there is no flow. */
  readonly modularity: number | null;
  /** Pairs of two communities, most people first. */
  readonly across: readonly SocietyFlow[];
  /** Pairs of which nobody published a flow: they join nobody, and part nobody. */
  readonly unknown: readonly SocietyFlow[];
  /** Societies of which every pair is unknown: in no community. */
  readonly unplaced: readonly string[];
}

/**
 * Communities of Societies by Louvain's method, with people per year for weights; decision 0021. The same pairs and seed give the same
 * communities, in whatever order they come. O(pairs × rounds).
 */
export function communities(pairs: readonly SocietyFlow[], seed: number): Communities {
  const known = pairs.filter(({ peoplePerYear }) => peoplePerYear !== null).toSorted(byCodes);
  const unknown = pairs.filter(({ peoplePerYear }) => peoplePerYear === null).toSorted(byCodes);
  const placed = [...new Set(known.flatMap(({ a, b }) => [a, b]))].toSorted();
  const edges = known.flatMap(({ a, b, peoplePerYear }) =>
    peoplePerYear! > 0 ? [{ a, b, weight: peoplePerYear! }] : [],
  );
  const found = louvainCommunities(placed, edges, seededRandom(seed));
  // Without any flow each stands alone.
  const of = (society: string) => found?.of.get(society) ?? society;
  const members = Map.groupBy(placed, of);
  const sum = (test: (pair: SocietyFlow) => boolean) =>
    known.reduce((people, pair) => people + (test(pair) ? pair.peoplePerYear! : 0), 0);
  return {
    communities: [...members]
      .map(([community, societies]) => {
        const inIt = (society: string) => of(society) === community;
        return {
          societies,
          peopleInside: sum(({ a, b }) => inIt(a) && inIt(b)),
          peopleAcross: sum(({ a, b }) => inIt(a) !== inIt(b)),
        };
      })
      .toSorted((x, y) => y.peopleInside - x.peopleInside || (x.societies[0]! < y.societies[0]! ? -1 : 1)),
    modularity: found?.modularity ?? null,
    across: known
      .filter(({ a, b }) => of(a) !== of(b))
      .toSorted((x, y) => y.peoplePerYear! - x.peoplePerYear! || byCodes(x, y)),
    unknown,
    unplaced: [...new Set(unknown.flatMap(({ a, b }) => [a, b]))]
      .filter((society) => !placed.includes(society))
      .toSorted(),
  };
}

const byCodes = (x: SocietyFlow, y: SocietyFlow) =>
  x.a === y.a ? Number(x.b > y.b) - Number(x.b < y.b) : x.a < y.a ? -1 : 1;
