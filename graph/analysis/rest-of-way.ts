import { landmarksOf } from './landmarks.ts';
import type { WaySearch } from './shortest-ways.ts';
import { StopHeap } from './stop-heap.ts';

/** How much of a way is left at least, from any stop that its start leads to. */
export interface RestOfWay {
  /** Never more than the truth, which it is where `exactBelow` says so; Infinity: no way leads on. No leg takes away more than it costs. */
  readonly from: (stop: number) => number;
  /** Of every way from the start to the end that costs less than this, the rest from each of its stops is known exactly. */
  exactBelow(): number;
  /** Searches on, until it is more than `total`. */
  searchBeyond(total: number): void;
}

/**
 * A search back from the end, led by landmarks towards the start, that goes no farther than it is told: it stands still in an ellipse about the two.
 * Each stop that it has not come to lies on no way from the start that costs less than where it stands. O((stops + legs) log stops) for the whole.
 */
export function restOfWay(search: WaySearch, start: number, end: number): RestOfWay {
  const { view, legCost, closedStops, costsMetres = false } = search;
  const { stops, legs } = view.network;
  const { start: firstOf, items } = stops.legsIn;
  const count = stops.codes.length;
  const soFar = (costsMetres ? landmarksOf(view.network).boundsFrom(start) : null) ?? (() => 0);
  const totals = new Float64Array(count).fill(Infinity);
  const isKnown = new Uint8Array(count);
  const heap = new StopHeap(count);
  totals[end] = 0;
  heap.put(end, soFar(end));
  return {
    from(stop) {
      if (isKnown[stop] === 1) return totals[stop]!;
      const stands = heap.leastKey();
      return stands === Infinity ? Infinity : Math.max(0, stands - soFar(stop));
    },
    exactBelow: () => heap.leastKey(),
    searchBeyond(total) {
      while (heap.leastKey() <= total && heap.size > 0) {
        const stop = heap.pop();
        isKnown[stop] = 1;
        const last = firstOf[stop + 1]!;
        for (let at = firstOf[stop]!; at < last; at++) {
          const leg = items[at]!;
          const before = legs.from[leg]!;
          if (isKnown[before] === 1 || view.legHolds[leg] === 0 || closedStops.has(before)) continue;
          const there = totals[stop]! + legCost(leg);
          if (there >= totals[before]!) continue;
          const least = there + soFar(before);
          // The start does not lead there.
          if (least === Infinity) continue;
          totals[before] = there;
          heap.put(before, least);
        }
      }
    },
  };
}
