import { leastWay } from '../../graph/analysis/shortest-ways.ts';
import type { View } from '../../graph/analysis/view.ts';
import { chance } from './chance.ts';

/** Pairs of stops drawn from all alike, of those between which there is a way. */
export function randomPairs(view: View, count: number, seed = 1): { from: number; to: number }[] {
  const { network } = view;
  const draw = chance(seed, 'pairs');
  const search = {
    view,
    legCost: (leg: number) => network.legs.metres[leg]!,
    closedStops: new Set<number>(),
  };
  const pairs: { from: number; to: number }[] = [];
  while (pairs.length < count) {
    const from = draw.below(network.stops.codes.length);
    const to = draw.below(network.stops.codes.length);
    if (from !== to && leastWay(search, from, to) !== null) pairs.push({ from, to });
  }
  return pairs;
}
