import { leastWay } from './shortest-ways.ts';
import type { Scope } from './scope.ts';
import { trailEnds } from './trail-ends.ts';
import type { View } from './view.ts';

/** From where to where a journey goes that is to come into care as a whole. */
export interface PlanPair {
  readonly from: number;
  readonly to: number;
}

/** From every origin to every destination of each trail, each pair once; decision 0015. */
export function pairsOfTrails(view: View, { trails }: Scope): PlanPair[] {
  const pairs = new Map<string, PlanPair>();
  for (const trail of trails) {
    const ends = trailEnds(view, trail);
    for (const from of ends?.origins ?? []) {
      for (const to of ends?.destinations ?? []) if (from !== to) pairs.set(`${from}/${to}`, { from, to });
    }
  }
  return [...pairs.values()];
}

/** The legs of the shortest way between each pair along the legs of the scope; null where there is none. O(pairs × (stops + legs) log stops). */
export async function planWays(
  view: View,
  scope: Scope,
  pairs: readonly PlanPair[],
  pause: () => Promise<void> = async () => {},
): Promise<((PlanPair & { readonly legs: readonly number[] }) | null)[]> {
  const { metres } = view.network.legs;
  const within = new Set(scope.legs);
  const legCost = (leg: number) => (within.has(leg) ? metres[leg]! : Infinity);
  const ways = [];
  for (const { from, to } of pairs) {
    await pause();
    const way = leastWay({ view, legCost, closedStops: new Set(), costsMetres: true }, from, to);
    ways.push(way && { from, to, legs: way.legs });
  }
  return ways;
}
