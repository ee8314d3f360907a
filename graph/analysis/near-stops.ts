import { rowOf } from '../network/compressed-rows.ts';
import { minHeap } from './min-heap.ts';
import type { View } from './view.ts';

/** Metres along the network from the nearest of `starts`, either way on every leg that may be used, no further than `most`. O(stops within × log). */
export function nearStops(
  { network: { stops, legs } }: View,
  starts: Iterable<number>,
  most: number,
  mayUse: (leg: number) => boolean,
): ReadonlyMap<number, number> {
  const metres = new Map<number, number>();
  const heap = minHeap();
  for (const stop of starts) {
    if (metres.has(stop)) continue;
    metres.set(stop, 0);
    heap.push(0, stop);
  }
  while (heap.size > 0) {
    const key = heap.leastKey();
    const stop = heap.pop();
    if (key > metres.get(stop)!) continue;
    for (const rows of [stops.legsOut, stops.legsIn]) {
      for (const leg of rowOf(rows, stop)) {
        if (!mayUse(leg)) continue;
        const next = legs.from[leg] === stop ? legs.to[leg]! : legs.from[leg]!;
        const there = key + legs.metres[leg]!;
        if (there > most || there >= (metres.get(next) ?? Infinity)) continue;
        metres.set(next, there);
        heap.push(there, next);
      }
    }
  }
  return metres;
}
