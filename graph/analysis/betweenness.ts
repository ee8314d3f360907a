import { type PassingSums, passingSums } from './passing-sums.ts';
import type { View } from './view.ts';

/** How much a pair of stops counts: more than nothing. */
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
 * is not passed by ways that begin or end there. Exact, after Brandes (2001): one search for each origin as far as its farthest demand,
 * O(origins × (legs + stops log stops)) at most. Who asks again and again gives the sums of one view, and reads the answer before the next.
 */
export async function betweenness(
  view: View,
  demands: readonly Demand[],
  pause: () => Promise<void> = async () => {},
  sums: PassingSums = passingSums(view),
): Promise<Betweenness> {
  sums.clear();
  const reached: Demand[] = [];
  const wanted = new Float64Array(sums.stops.length);
  for (const [origin, asked] of Map.groupBy(demands, ({ from }) => from)) {
    await pause();
    const targets = new Set(asked.map(({ to }) => to));
    targets.delete(origin);
    if (targets.size === 0) continue;
    for (const { to, weight } of asked) wanted[to]! += weight;
    sums.add(origin, wanted, targets.size);
    for (const demand of asked) {
      wanted[demand.to] = 0;
      if (demand.to !== origin && sums.isReached(demand.to)) reached.push(demand);
    }
  }
  return { stops: sums.stops, legs: sums.legs, reached };
}
