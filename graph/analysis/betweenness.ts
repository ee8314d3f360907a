import { rowOf } from '../network/compressed-rows.ts';
import { minHeap } from './min-heap.ts';
import type { View } from './view.ts';

/** How much a pair of stops counts. */
export interface Demand {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** By stop and by leg of the network: what of the weight passes there. */
export interface Betweenness {
  readonly stops: Float64Array;
  readonly legs: Float64Array;
  /** Of the demands between whose stops there is a way. */
  readonly reached: readonly Demand[];
}

/**
 * For each stop and leg, the sum over the demands of weight × the share of their shortest ways (km, directed) that pass it. A stop
 * is not passed by ways that begin or end there. Exact, after Brandes (2001): one search for each origin, O(origins × (legs + stops log stops)).
 */
export async function betweenness(
  view: View,
  demands: readonly Demand[],
  pause: () => Promise<void> = async () => {},
): Promise<Betweenness> {
  const { stops, legs } = view.network;
  const ofStops = new Float64Array(stops.codes.length);
  const ofLegs = new Float64Array(legs.codes.length);
  const reached: Demand[] = [];
  for (const [origin, asked] of Map.groupBy(demands, ({ from }) => from)) {
    await pause();
    const { order, ways, arrivals } = shortestWaysFrom(view, origin);
    const wanted = new Map<number, number>();
    for (const demand of asked) {
      if (demand.to === origin || !ways.has(demand.to)) continue;
      reached.push(demand);
      wanted.set(demand.to, (wanted.get(demand.to) ?? 0) + demand.weight);
    }
    const passing = new Map<number, number>();
    for (const stop of order.toReversed()) {
      const through = passing.get(stop) ?? 0;
      if (stop !== origin) ofStops[stop]! += through;
      const share = (through + (wanted.get(stop) ?? 0)) / ways.get(stop)!;
      if (share === 0) continue;
      for (const leg of arrivals.get(stop) ?? []) {
        const before = legs.from[leg]!;
        const part = share * ways.get(before)!;
        ofLegs[leg]! += part;
        passing.set(before, (passing.get(before) ?? 0) + part);
      }
    }
  }
  return { stops: ofStops, legs: ofLegs, reached };
}

interface ShortestWays {
  /** Stops reached, the nearest first. */
  readonly order: readonly number[];
  /** Number of shortest ways to each. */
  readonly ways: ReadonlyMap<number, number>;
  /** Legs by which they arrive. */
  readonly arrivals: ReadonlyMap<number, readonly number[]>;
}

function shortestWaysFrom({ network, legHolds }: View, origin: number): ShortestWays {
  const { stops, legs } = network;
  const best = new Map<number, number>([[origin, 0]]);
  const ways = new Map<number, number>([[origin, 1]]);
  const arrivals = new Map<number, number[]>();
  const order: number[] = [];
  const settled = new Set<number>();
  const heap = minHeap();
  heap.push(0, origin);
  for (let least = heap.pop(); least !== undefined; least = heap.pop()) {
    const { key: metres, item: stop } = least;
    if (settled.has(stop)) continue;
    settled.add(stop);
    order.push(stop);
    for (const leg of rowOf(stops.legsOut, stop)) {
      const next = legs.to[leg]!;
      if (!legHolds[leg] || settled.has(next)) continue;
      const there = metres + legs.metres[leg]!;
      const known = best.get(next) ?? Infinity;
      if (there > known) continue;
      if (there < known) {
        best.set(next, there);
        ways.set(next, 0);
        arrivals.set(next, []);
        heap.push(there, next);
      }
      ways.set(next, ways.get(next)! + ways.get(stop)!);
      arrivals.get(next)!.push(leg);
    }
  }
  return { order, ways, arrivals };
}
