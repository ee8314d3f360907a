import { labelSearch, type Sums } from './label-search.ts';
import type { LegCriteria } from './leg-criteria.ts';
import type { Way, WaySearch } from './shortest-ways.ts';

/** More partial ways than this are not kept; decision 0017. */
const MOST_LABELS = 10_000;

/** Places of the sums: km first, as they order the answer. */
const METRES = 0;
const NOT_IN_CARE = 1;
/** Of the legs that somebody counts. */
const RECORDED = 2;
const LEGS_NOT_COUNTED = 3;

/**
 * All loopless ways of which none is beaten on distance, km not in care and recorded risk at once; decision 0017. `ways` is null when
 * too many partial ways had to be kept.
 */
export function unbeatenWays(
  search: WaySearch,
  from: number,
  to: number,
  criteria: LegCriteria,
): { ways: Way[] | null; labels: number } {
  const { ways, labels } = labelSearch(
    search,
    from,
    to,
    {
      parts: [
        criteria.metres,
        criteria.metresNotInCare,
        (leg) => criteria.deaths(leg) ?? 0,
        (leg) => (criteria.deaths(leg) === null ? 1 : 0),
      ],
      beats,
      beatsAtEnd: beats,
      allows: () => true,
    },
    MOST_LABELS,
  );
  return {
    ways:
      ways && ways.map(({ legs, sums }) => ({ legs, cost: { total: sums[METRES]!, metres: sums[METRES]! } })),
    labels,
  };
}

/** No worse in anything, and better in something. What is not counted may be anything from 0 on. */
function beats(a: Sums, b: Sums): boolean {
  const noWorse = [METRES, NOT_IN_CARE, RECORDED].every((part) => a[part]! <= b[part]!);
  const aUnknown = a[LEGS_NOT_COUNTED]! > 0;
  const bUnknown = b[LEGS_NOT_COUNTED]! > 0;
  if (!noWorse || (aUnknown && !bUnknown)) return false;
  return [METRES, NOT_IN_CARE, RECORDED].some((part) => a[part]! < b[part]!) || aUnknown !== bUnknown;
}
