import { rowOf } from '../network/compressed-rows.ts';
import { minHeap } from './min-heap.ts';
import { restOfWay } from './rest-of-way.ts';
import { compareWays, leastWay, type Way, type WaySearch } from './shortest-ways.ts';

/** How much farther than needed the end is searched from: of the rest of ways a little longer nothing need be asked again. */
const MARGIN = 1.02;

/** A way that leaves another at one of its stops; which one is looked for only when it may be the next. */
interface Turning {
  readonly off: readonly number[];
  readonly at: number;
  /** By each of its stops but the end, how many legs lie before. */
  readonly places: ReadonlyMap<number, number>;
  readonly closedLegs: ReadonlySet<number>;
  readonly total: number;
  readonly metres: number;
}
/** A way that was found, and from which of its legs on others may leave it that no way before it has left already. */
interface Found {
  readonly way: Way;
  readonly turnedAt: number;
}

/**
 * Loopless ways from one stop to another, least first, one at a time. Ends when there is no other. After Yen (1971), with Lawler's rule
 * (1972): only what lies beyond a way's own turning is tried again. What is left of the way from each stop is known by a search back from the
 * end, as far as the ways go that are asked for, and gives each turning a bound from below: only those are searched that may be the next (as
 * Martins and Pascoal 2003), and led by it. Two searches of the network at worst, then for each further way O(legs at its stops) and a few
 * searches that hardly leave the way.
 */
function* waysInOrder(search: WaySearch, from: number, to: number): Generator<Way> {
  const { view, legCost, closedStops } = search;
  const { stops, legs } = view.network;
  const first = leastWay(search, from, to);
  if (first === null) return;
  yield first;
  const rest = restOfWay(search, from, to);
  rest.searchBeyond(first.cost.total * MARGIN);
  const found: Way[] = [];
  const turnings: Turning[] = [];
  let byBound = minHeap();
  const known: Found[] = [];

  for (let last: Found = { way: first, turnedAt: 0 }; ;) {
    found.push(last.way);
    addTurnings(last);
    let best = leastOf(known);
    for (;;) {
      const next = byBound.leastKey();
      if (next === Infinity || next > (best?.way.cost.total ?? Infinity)) break;
      if (next >= rest.exactBelow()) {
        boundAnew(next);
        continue;
      }
      const way = searched(turnings[byBound.pop()]!);
      if (way === null) continue;
      known.push(way);
      best = leastOf(known);
    }
    if (best === null) return;
    known.splice(known.indexOf(best), 1);
    last = best;
    yield last.way;
  }

  function addTurnings({ way: { legs: along }, turnedAt }: Found): void {
    let beside = found.filter((other) => along.slice(0, turnedAt).every((leg, i) => other.legs[i] === leg));
    const places = new Map(along.map((leg, at) => [legs.from[leg]!, at]));
    let total = 0;
    let metres = 0;
    along.forEach((leg, at) => {
      if (at >= turnedAt) {
        const closedLegs = new Set(beside.map((other) => other.legs[at]!));
        putByBound(turnings.push({ off: along, at, places, closedLegs, total, metres }) - 1);
        beside = beside.filter((other) => other.legs[at] === leg);
      }
      total += legCost(leg);
      metres += legs.metres[leg]!;
    });
  }

  /** Least that a way by one of the legs of a turning may cost; those that lead nowhere are left out. */
  function putByBound(place: number): void {
    const { off, at, places, closedLegs, total } = turnings[place]!;
    const stop = legs.from[off[at]!]!;
    let least = Infinity;
    for (const leg of rowOf(stops.legsOut, stop)) {
      const next = legs.to[leg]!;
      const isClosed = view.legHolds[leg] === 0 || closedLegs.has(leg) || closedStops.has(next);
      if (isClosed || (places.get(next) ?? Infinity) <= at) continue;
      least = Math.min(least, legCost(leg) + rest.from(next));
    }
    if (least < Infinity) byBound.push(total + least, place);
  }

  /** Searches the end a little farther than this, and puts the turnings that are left in their order anew. */
  function boundAnew(total: number): void {
    rest.searchBeyond(total * MARGIN);
    const before = byBound;
    byBound = minHeap();
    while (before.size > 0) putByBound(before.pop());
  }

  function searched({ off, at, closedLegs, total, metres }: Turning): Found | null {
    const root = off.slice(0, at);
    const spur = leastWay(search, legs.from[off[at]!]!, to, {
      closedLegs,
      closedStops: new Set(root.map((leg) => legs.from[leg]!)),
      leastRest: rest.from,
    });
    if (spur === null) return null;
    const way = {
      legs: [...root, ...spur.legs],
      cost: { total: total + spur.cost.total, metres: metres + spur.cost.metres },
    };
    return { way, turnedAt: at };
  }
}

function leastOf(known: readonly Found[]): Found | null {
  return known.reduce<Found | null>(
    (least, next) => (least === null || compareWays(next.way, least.way) < 0 ? next : least),
    null,
  );
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
