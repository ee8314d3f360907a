import { compareWays, leastWay, type Way, type WaySearch } from './shortest-ways.ts';

/**
 * Loopless ways from one stop to another, least first, one at a time (Yen's algorithm). Ends when there is no other.
 * Each further way costs at most one search per stop of the way before it.
 */
function* waysInOrder(search: WaySearch, from: number, to: number): Generator<Way> {
  const { network } = search.view;
  const first = leastWay(search, from, to);
  if (first === null) return;
  const found: Way[] = [first];
  const candidates: Way[] = [];
  const seen = new Set([first.legs.join()]);
  for (let last = first; ;) {
    yield last;
    const closedStops = new Set<number>();
    let stop = from;
    let total = 0;
    let metres = 0;
    for (let i = 0; i < last.legs.length; i++) {
      const root = last.legs.slice(0, i);
      const closedLegs = new Set(
        found.filter((way) => root.every((leg, j) => way.legs[j] === leg)).map((way) => way.legs[i]!),
      );
      const spur = leastWay(search, stop, to, closedLegs, closedStops);
      if (spur !== null) {
        const way = {
          legs: [...root, ...spur.legs],
          cost: { total: total + spur.cost.total, metres: metres + spur.cost.metres },
        };
        const key = way.legs.join();
        if (!seen.has(key)) {
          seen.add(key);
          candidates.push(way);
        }
      }
      closedStops.add(stop);
      const leg = last.legs[i]!;
      total += search.legCost(leg);
      metres += network.legs.metres[leg]!;
      stop = network.legs.to[leg]!;
    }
    if (candidates.length === 0) return;
    candidates.sort(compareWays);
    last = candidates.shift()!;
    found.push(last);
  }
}

/** How many combinations of partial ways are tried before a search by way of other stops gives up. */
const MOST_COMBINATIONS = 20_000;

/** Stands at the end of ways when there may be others that were not looked for. */
export const GAVE_UP = 'GAVE_UP';

/** Ways that pass `points` in order (start, via, …, end) and no stop twice, least first. Beyond a limit it gives up, and says so. */
export function* waysThrough(search: WaySearch, points: readonly number[]): Generator<Way | typeof GAVE_UP> {
  if (points.length === 2) {
    yield* waysInOrder(search, points[0]!, points[1]!);
    return;
  }
  const segments = points.slice(1).map((to, i) => remembered(waysInOrder(search, points[i]!, to)));
  const combine = (picks: readonly number[]): { picks: readonly number[]; way: Way } | null => {
    const parts = picks.map((pick, i) => segments[i]!(pick));
    if (parts.some((part) => part === undefined)) return null;
    const ways = parts as Way[];
    return {
      picks,
      way: {
        legs: ways.flatMap((way) => way.legs),
        cost: {
          total: ways.reduce((sum, way) => sum + way.cost.total, 0),
          metres: ways.reduce((sum, way) => sum + way.cost.metres, 0),
        },
      },
    };
  };
  const first = combine(segments.map(() => 0));
  const open = first === null ? [] : [first];
  const seen = new Set([segments.map(() => 0).join()]);
  for (let tried = 0; open.length > 0; tried++) {
    if (tried >= MOST_COMBINATIONS) {
      yield GAVE_UP;
      return;
    }
    open.sort((a, b) => compareWays(a.way, b.way));
    const { picks, way } = open.shift()!;
    if (isLoopless(search, way)) yield way;
    for (let i = 0; i < picks.length; i++) {
      const next = picks.map((pick, j) => (j === i ? pick + 1 : pick));
      const key = next.join();
      if (seen.has(key)) continue;
      seen.add(key);
      const combined = combine(next);
      if (combined !== null) open.push(combined);
    }
  }
}

function remembered<T>(source: Generator<T>): (place: number) => T | undefined {
  const items: T[] = [];
  return (place) => {
    while (items.length <= place) {
      const next = source.next();
      if (next.done) return undefined;
      items.push(next.value);
    }
    return items[place];
  };
}

function isLoopless({ view }: WaySearch, way: Way): boolean {
  const { legs } = view.network;
  const stops = [legs.from[way.legs[0]!]!, ...way.legs.map((leg) => legs.to[leg]!)];
  return new Set(stops).size === stops.length;
}
