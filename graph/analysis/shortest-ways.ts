import { rowOf } from '../network/compressed-rows.ts';
import type { View } from './view.ts';
import { minHeap } from './min-heap.ts';

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
  readonly legCost: (leg: number) => number;
  readonly closedStops: ReadonlySet<number>;
}

/** Orders ways by total, then km, then number of legs, then the sequence of leg codes. */
export function compareWays(a: Way, b: Way): number {
  if (a.cost.total !== b.cost.total) return a.cost.total - b.cost.total;
  if (a.cost.metres !== b.cost.metres) return a.cost.metres - b.cost.metres;
  if (a.legs.length !== b.legs.length) return a.legs.length - b.legs.length;
  for (let i = 0; i < a.legs.length; i++) if (a.legs[i] !== b.legs[i]) return a.legs[i]! - b.legs[i]!;
  return 0;
}

interface Label {
  total: number;
  metres: number;
  count: number;
}

/**
 * The least way from one stop to another, by `compareWays`, or null. Dijkstra backwards from the end, then a walk
 * forwards that takes the smallest leg code among those that keep the cost least. O((stops + legs) log stops).
 */
export function leastWay(
  search: WaySearch,
  from: number,
  to: number,
  closedLegs: ReadonlySet<number> = new Set(),
  alsoClosedStops: ReadonlySet<number> = new Set(),
): Way | null {
  const { view, legCost, closedStops } = search;
  const { stops, legs } = view.network;
  const open = (stop: number) => !closedStops.has(stop) && !alsoClosedStops.has(stop);
  if (!open(to) || !open(from)) return null;
  const best = new Map<number, Label>([[to, { total: 0, metres: 0, count: 0 }]]);
  const heap = minHeap();
  heap.push(0, to);
  const worse = (a: Label, b: Label) => a.total - b.total || a.metres - b.metres || a.count - b.count;
  // The heap knows totals alone; a stop whose label gets better by km or number of legs is pushed again.
  while (heap.size > 0) {
    const { key, item: stop } = heap.pop()!;
    const label = best.get(stop)!;
    if (key > label.total) continue;
    for (const leg of rowOf(stops.legsIn, stop)) {
      if (!view.legHolds[leg] || closedLegs.has(leg)) continue;
      const cost = legCost(leg);
      const previous = legs.from[leg]!;
      if (cost === Infinity || !open(previous)) continue;
      const next: Label = {
        total: label.total + cost,
        metres: label.metres + legs.metres[leg]!,
        count: label.count + 1,
      };
      const known = best.get(previous);
      if (known === undefined || worse(next, known) < 0) {
        best.set(previous, next);
        heap.push(next.total, previous);
      }
    }
  }
  const start = best.get(from);
  if (start === undefined) return null;
  const way: number[] = [];
  let stop = from;
  while (stop !== to) {
    const label = best.get(stop)!;
    let chosen = -1;
    for (const leg of rowOf(stops.legsOut, stop)) {
      if (!view.legHolds[leg] || closedLegs.has(leg)) continue;
      const cost = legCost(leg);
      const next = best.get(legs.to[leg]!);
      if (cost === Infinity || next === undefined || !open(legs.to[leg]!)) continue;
      const fits =
        next.total + cost === label.total &&
        label.metres === next.metres + legs.metres[leg]! &&
        next.count + 1 === label.count;
      if (fits && (chosen < 0 || leg < chosen)) chosen = leg;
    }
    way.push(chosen);
    stop = legs.to[chosen]!;
  }
  return { legs: way, cost: { total: start.total, metres: start.metres } };
}
