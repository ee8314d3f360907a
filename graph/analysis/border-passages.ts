import { countriesOfStop } from '../network/place-columns.ts';
import { type Border, bordersOf } from './borders.ts';
import { journeyAlong } from './journeys.ts';
import { minHeap } from './min-heap.ts';
import type { View } from './view.ts';

/** One way over one border, no longer than the border needs. */
export interface Passage extends Border {
  /** Names it among all: its legs in the order of travel. */
  readonly key: string;
}

/** From one stop with a country to the next, over one leg or over the sea. */
interface Hop {
  readonly from: number;
  readonly to: number;
  readonly legs: readonly number[];
}

/**
 * All ways over a border that some legs make, each once per direction; decision 0002, rule 34. O(stops × legs at sea + pairs of hops
 * at each crossing).
 */
export function borderPassages(view: View, legs: readonly number[]): Passage[] {
  const { stops } = view.network;
  const hops = hopsAlong(view, legs);
  const leaving = Map.groupBy(hops, ({ from }) => from);
  const passages: Passage[] = [];
  const add = (along: readonly number[], crossing: number | null) => {
    const border = bordersOf(view, journeyAlong(view, along)).find((found) => found.crossing === crossing);
    if (border !== undefined) passages.push({ ...border, key: along.join(' ') });
  };
  for (const hop of hops) {
    add(hop.legs, null);
    if (countriesOfStop(stops, hop.to).length < 2) continue;
    for (const next of leaving.get(hop.to) ?? []) add([...hop.legs, ...next.legs], hop.to);
  }
  return passages;
}

/** The shortest hop between every two stops with countries between which there is one. */
function hopsAlong({ network }: View, among: readonly number[]): Hop[] {
  const { stops, legs } = network;
  const leaving = Map.groupBy(among, (leg) => legs.from[leg]!);
  const isAtSea = (stop: number) => stops.country[stop]! < 0;
  return [...leaving.keys()]
    .filter((stop) => !isAtSea(stop))
    .toSorted((a, b) => a - b)
    .flatMap((from) => {
      const metres = new Map([[from, 0]]);
      const cameBy = new Map<number, number>();
      const heap = minHeap();
      heap.push(0, from);
      while (heap.size > 0) {
        const key = heap.leastKey();
        const stop = heap.pop();
        if (key > metres.get(stop)! || (stop !== from && !isAtSea(stop))) continue;
        for (const leg of leaving.get(stop) ?? []) {
          const next = legs.to[leg]!;
          const there = key + legs.metres[leg]!;
          if (there >= (metres.get(next) ?? Infinity)) continue;
          metres.set(next, there);
          cameBy.set(next, leg);
          heap.push(there, next);
        }
      }
      const wayTo = (stop: number): number[] => {
        const way: number[] = [];
        for (let at = stop; at !== from; at = legs.from[way[0]!]!) way.unshift(cameBy.get(at)!);
        return way;
      };
      return [...cameBy.keys()].filter((stop) => !isAtSea(stop)).map((to) => ({ from, to, legs: wayTo(to) }));
    });
}
