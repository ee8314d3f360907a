import type { LegColumns, StopColumns } from '../network/network.ts';
import { StopHeap } from './stop-heap.ts';

interface Search {
  /** BACK: from every stop to the start, against the direction of legs. */
  readonly direction: 'ON' | 'BACK';
  /** Infinity: not to be used. Never negative. */
  readonly legCost: (leg: number) => number;
  readonly mayPass?: (stop: number) => boolean;
}

/** What a search needs of a network. */
export interface Ways {
  readonly stops: Pick<StopColumns, 'codes' | 'lat' | 'legsOut' | 'legsIn'>;
  readonly legs: Pick<LegColumns, 'from' | 'to'>;
}

/** Kept with the stops of a network, which what-if shares: no search allocates one. */
const heaps = new WeakMap<Float64Array, StopHeap>();

/** By stop, the least sum of leg costs from one stop to it, or from it; Infinity: no way. O((stops + legs) log stops). */
export function leastTotals(
  { stops, legs }: Ways,
  start: number,
  { direction, legCost, mayPass }: Search,
): Float64Array {
  const isBack = direction === 'BACK';
  const rows = isBack ? stops.legsIn : stops.legsOut;
  const ends = isBack ? legs.from : legs.to;
  const totals = new Float64Array(stops.codes.length).fill(Infinity);
  let heap = heaps.get(stops.lat);
  if (heap === undefined) heaps.set(stops.lat, (heap = new StopHeap(stops.codes.length)));
  totals[start] = 0;
  heap.put(start, 0);
  while (heap.size > 0) {
    const stop = heap.pop();
    const total = totals[stop]!;
    const last = rows.start[stop + 1]!;
    for (let at = rows.start[stop]!; at < last; at++) {
      const leg = rows.items[at]!;
      const next = ends[leg]!;
      const there = total + legCost(leg);
      if (there >= totals[next]! || (mayPass !== undefined && !mayPass(next))) continue;
      totals[next] = there;
      heap.put(next, there);
    }
  }
  return totals;
}
