import { landmarksOf } from './landmarks.ts';
import { StopHeap } from './stop-heap.ts';
import type { View } from './view.ts';

/** Cost of a way: compared part by part, then by the sequence of leg codes. */
interface Cost {
  /** What is minimised, in whole units (metres, or thousandths of an hour). */
  readonly total: number;
  readonly metres: number;
}

export interface Way {
  readonly legs: readonly number[];
  readonly cost: Cost;
}

/** What a search may use: cost of each leg (Infinity: not to be used), and stops to keep out of. */
export interface WaySearch {
  readonly view: View;
  /** Whole and never negative. */
  readonly legCost: (leg: number) => number;
  readonly closedStops: ReadonlySet<number>;
  /** That no leg costs less than its metres: the search may be led by how far it is to the end. */
  readonly costsMetres?: boolean;
}

/** What a search is further told. */
interface WayOptions {
  readonly closedLegs?: ReadonlySet<number>;
  readonly closedStops?: ReadonlySet<number>;
  /**
   * A bound from below on the rest of the way from a stop (Infinity: there is none), of which no leg takes away more than it costs. The nearer
   * to the truth, the fewer stops are passed.
   */
  readonly leastRest?: (stop: number) => number;
}

/** Orders ways by total, then km, then number of legs, then the sequence of leg codes. */
export function compareWays(a: Way, b: Way): number {
  if (a.cost.total !== b.cost.total) return a.cost.total - b.cost.total;
  if (a.cost.metres !== b.cost.metres) return a.cost.metres - b.cost.metres;
  if (a.legs.length !== b.legs.length) return a.legs.length - b.legs.length;
  for (let i = 0; i < a.legs.length; i++) if (a.legs[i] !== b.legs[i]) return a.legs[i]! - b.legs[i]!;
  return 0;
}

const NOTHING: ReadonlySet<number> = new Set();

/** Of the stops that a search has come to. Kept with the stops of a network, so that no search allocates them. */
interface Labels {
  /** By stop so many numbers side by side, a cache line, as they are read together. */
  readonly of: Float64Array;
  readonly heap: StopHeap;
  search: number;
}
const WIDTH = 8;
/** The search of which the rest is; all else is of former ones. */
const SEARCH = 0;
const TOTAL = 1;
const METRES = 2;
const COUNT = 3;
/** A bound from below on the rest of the way; Infinity: the stop is closed, or no way leads on to the end. */
const REST = 4;
/** The search of which it is known that the stop lies on a least way. */
const ON_LEAST = 5;
const labelsOf = new WeakMap<Float64Array, Labels>();

function labelsFor({ lat }: { lat: Float64Array }): Labels {
  let labels = labelsOf.get(lat);
  if (labels === undefined) {
    labels = { of: new Float64Array(lat.length * WIDTH), heap: new StopHeap(lat.length), search: 0 };
    labelsOf.set(lat, labels);
  }
  return labels;
}

/**
 * The least way from one stop to another, by `compareWays`, or null. A* from the start, until no stop is left through which the way could be as
 * little; then of the legs that keep it least the one with the smallest code, from the start on. O((stops + legs) log stops) at worst.
 */
export function leastWay(search: WaySearch, from: number, to: number, options: WayOptions = {}): Way | null {
  const { view, legCost, closedStops, costsMetres = false } = search;
  const { closedLegs = NOTHING, closedStops: alsoClosed = NOTHING } = options;
  const { network, legHolds } = view;
  const { legsOut, legsIn } = network.stops;
  const { from: starts, to: ends, metres: legMetres } = network.legs;
  const isClosed = (stop: number) => closedStops.has(stop) || alsoClosed.has(stop);
  if (isClosed(to) || isClosed(from)) return null;
  const landmarks = costsMetres && options.leastRest === undefined ? landmarksOf(network) : null;
  const leastRest = options.leastRest ?? landmarks?.boundsTo(to) ?? null;

  const labels = labelsFor(network.stops);
  const { of, heap } = labels;
  labels.search += 1;
  const now = labels.search;
  /** When a search comes to a stop for the first time. */
  const begin = (stop: number) => {
    const label = stop * WIDTH;
    of[label + SEARCH] = now;
    of[label + TOTAL] = Infinity;
    of[label + REST] = isClosed(stop) ? Infinity : leastRest === null ? 0 : leastRest(stop);
  };
  begin(from);
  const start = from * WIDTH;
  if (of[start + REST] === Infinity) return null;
  of[start + TOTAL] = of[start + METRES] = of[start + COUNT] = 0;
  heap.put(from, of[start + REST]!);
  let passed = 0;
  let least = Infinity;
  while (heap.leastKey() <= least && heap.size > 0) {
    const stop = heap.pop();
    const here = stop * WIDTH;
    passed += 1;
    if (stop === to) {
      least = of[here + TOTAL]!;
      continue;
    }
    const last = legsOut.start[stop + 1]!;
    for (let at = legsOut.start[stop]!; at < last; at++) {
      const leg = legsOut.items[at]!;
      if (legHolds[leg] === 0 || (closedLegs.size > 0 && closedLegs.has(leg))) continue;
      const next = ends[leg]!;
      const label = next * WIDTH;
      if (of[label + SEARCH] !== now) begin(next);
      if (of[label + REST] === Infinity) continue;
      const total = of[here + TOTAL]! + legCost(leg);
      if (total > of[label + TOTAL]! || total === Infinity) continue;
      const metres = of[here + METRES]! + legMetres[leg]!;
      const count = of[here + COUNT]! + 1;
      const isTie = total === of[label + TOTAL];
      if (isTie && (metres - of[label + METRES]! || count - of[label + COUNT]!) >= 0) continue;
      of[label + TOTAL] = total;
      of[label + METRES] = metres;
      of[label + COUNT] = count;
      heap.put(next, total + of[label + REST]!);
    }
  }
  heap.clear();
  if (least === Infinity) {
    landmarks?.learn(from, passed, 0);
    return null;
  }

  const keepsLeast = (leg: number) => {
    if (legHolds[leg] === 0 || closedLegs.has(leg)) return false;
    const a = starts[leg]! * WIDTH;
    const b = ends[leg]! * WIDTH;
    return (
      of[a + SEARCH] === now &&
      of[b + SEARCH] === now &&
      of[b + TOTAL] === of[a + TOTAL]! + legCost(leg) &&
      of[b + METRES] === of[a + METRES]! + legMetres[leg]! &&
      of[b + COUNT] === of[a + COUNT]! + 1
    );
  };
  // Back from the end over all least ways: from these stops one comes to it.
  const pending = [to];
  of[to * WIDTH + ON_LEAST] = now;
  while (pending.length > 0) {
    const stop = pending.pop()!;
    for (let at = legsIn.start[stop]!; at < legsIn.start[stop + 1]!; at++) {
      const leg = legsIn.items[at]!;
      const before = starts[leg]!;
      if (of[before * WIDTH + ON_LEAST] === now || !keepsLeast(leg)) continue;
      of[before * WIDTH + ON_LEAST] = now;
      pending.push(before);
    }
  }
  const way: number[] = [];
  for (let stop = from; stop !== to; stop = ends[way.at(-1)!]!) {
    let chosen = -1;
    for (let at = legsOut.start[stop]!; at < legsOut.start[stop + 1]!; at++) {
      const leg = legsOut.items[at]!;
      const isOnLeast = of[ends[leg]! * WIDTH + ON_LEAST] === now;
      if (isOnLeast && (chosen < 0 || leg < chosen) && keepsLeast(leg)) chosen = leg;
    }
    way.push(chosen);
  }
  landmarks?.learn(from, passed, way.length);
  return { legs: way, cost: { total: least, metres: of[to * WIDTH + METRES]! } };
}
