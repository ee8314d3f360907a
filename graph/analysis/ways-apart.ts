import { labelSearch, type Sums } from './label-search.ts';
import { compareWays, leastWay, type Way, type WaySearch } from './shortest-ways.ts';

/** More partial ways than this are not kept for one further way; decision 0017. */
const MOST_LABELS = 5_000;

/** Places of the sums; those of shared metres follow, one for each way given before. */
const TOTAL = 0;
const METRES = 1;
const LEGS = 2;
const SHARED = 3;

/**
 * The least way, then again and again the least loopless way that shares with each way before it at most `maxOverlap` of that way's
 * length; decision 0017. As many as `first` or as there are. Null when too many partial ways had to be kept.
 */
export function waysApart(
  search: WaySearch,
  from: number,
  to: number,
  maxOverlap: number,
  first: number,
): Way[] | null {
  const { metres } = search.view.network.legs;
  const least = leastWay(search, from, to);
  const chosen = least === null ? [] : [least];
  while (chosen.length > 0 && chosen.length < first) {
    const shared = chosen.map(({ legs }) => {
      const on = new Set(legs);
      return (leg: number) => (on.has(leg) ? metres[leg]! : 0);
    });
    // To the metre, whatever the last bits of the product; and never all of it, which would be the same way again.
    const limits = chosen.map(({ cost }) =>
      Math.min(Math.floor(cost.metres * maxOverlap + 1e-6), cost.metres - 1),
    );
    const { ways } = labelSearch(
      search,
      from,
      to,
      {
        parts: [search.legCost, (leg) => metres[leg]!, () => 1, ...shared],
        beats: (a, b) => isLess(a, b) && limits.every((_, i) => a[SHARED + i]! <= b[SHARED + i]!),
        beatsAtEnd: isLess,
        allows: (sums) => limits.every((limit, i) => sums[SHARED + i]! <= limit),
      },
      MOST_LABELS,
    );
    if (ways === null) return null;
    const next = ways
      .map(({ legs, sums }): Way => ({ legs, cost: { total: sums[TOTAL]!, metres: sums[METRES]! } }))
      .toSorted(compareWays)[0];
    if (next === undefined) break;
    chosen.push(next);
  }
  return chosen;
}

/** As `compareWays`, as far as sums tell. */
function isLess(a: Sums, b: Sums): boolean {
  const part = [TOTAL, METRES, LEGS].find((one) => a[one] !== b[one]);
  return part !== undefined && a[part]! < b[part]!;
}
