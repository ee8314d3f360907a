import { stopHeap } from './stop-heap.ts';
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
  const reached: Demand[] = [];
  const byOrigin = Map.groupBy(demands, ({ from }) => from);
  const sums = await betweennessByOrigin(view, byOrigin, (demand) => reached.push(demand), pause);
  return { ...sums, reached };
}

/** As `betweenness`, of demands that need not all be there at once: those of one origin after the other. */
export async function betweennessByOrigin(
  view: View,
  byOrigin: Iterable<readonly [origin: number, readonly Demand[]]>,
  onReached: (demand: Demand) => void = () => {},
  pause: () => Promise<void> = async () => {},
): Promise<Omit<Betweenness, 'reached'>> {
  const { stops, legs } = view.network;
  const { start: firstIn, items: legsIn } = stops.legsIn;
  const ofStops = new Float64Array(stops.codes.length);
  const ofLegs = new Float64Array(legs.codes.length);
  const searchFrom = shortestWays(view);
  const wanted = new Float64Array(stops.codes.length);
  const passing = new Float64Array(stops.codes.length);
  for (const [origin, asked] of byOrigin) {
    await pause();
    const { order, count, metres, ways, placeInOrder } = searchFrom(origin);
    for (const demand of asked) {
      if (demand.to === origin || placeInOrder[demand.to]! < 0) continue;
      onReached(demand);
      wanted[demand.to]! += demand.weight;
    }
    for (let place = count - 1; place >= 0; place--) {
      const stop = order[place]!;
      const through = passing[stop]!;
      if (stop !== origin) ofStops[stop]! += through;
      const share = (through + wanted[stop]!) / ways[stop]!;
      passing[stop] = wanted[stop] = 0;
      if (share === 0 || stop === origin) continue;
      for (let at = firstIn[stop]!; at < firstIn[stop + 1]!; at++) {
        const leg = legsIn[at]!;
        const before = legs.from[leg]!;
        const there = placeInOrder[before]!;
        // By a leg on a shortest way one comes from a stop that was reached before.
        if (there < 0 || there >= place || view.legHolds[leg] === 0) continue;
        if (metres[stop] !== metres[before]! + legs.metres[leg]!) continue;
        const part = share * ways[before]!;
        ofLegs[leg]! += part;
        passing[before]! += part;
      }
    }
  }
  return { stops: ofStops, legs: ofLegs };
}

interface ShortestWays {
  /** Stops reached, the nearest first, in so many places. */
  readonly order: Int32Array;
  readonly count: number;
  /** By stop: metres to it, the number of shortest ways to it, and its place in `order` (−1: not reached). */
  readonly metres: Float64Array;
  readonly ways: Float64Array;
  readonly placeInOrder: Int32Array;
}

/** Searches that share their arrays: what one gave is gone with the next. */
function shortestWays({ network: { stops, legs }, legHolds }: View): (origin: number) => ShortestWays {
  const size = stops.codes.length;
  const { start: firstOut, items: legsOut } = stops.legsOut;
  const order = new Int32Array(size);
  const metres = new Float64Array(size);
  const ways = new Float64Array(size);
  const placeInOrder = new Int32Array(size);
  const heap = stopHeap(size);
  return (origin) => {
    metres.fill(Infinity);
    placeInOrder.fill(-1);
    metres[origin] = 0;
    ways[origin] = 1;
    heap.put(origin, 0);
    let count = 0;
    while (heap.size > 0) {
      const stop = heap.pop();
      placeInOrder[stop] = count;
      order[count++] = stop;
      for (let at = firstOut[stop]!; at < firstOut[stop + 1]!; at++) {
        const leg = legsOut[at]!;
        const next = legs.to[leg]!;
        if (legHolds[leg] === 0 || placeInOrder[next]! >= 0) continue;
        const there = metres[stop]! + legs.metres[leg]!;
        if (there > metres[next]!) continue;
        if (there < metres[next]!) {
          metres[next] = there;
          ways[next] = 0;
          heap.put(next, there);
        }
        ways[next]! += ways[stop]!;
      }
    }
    return { order, count, metres, ways, placeInOrder };
  };
}
