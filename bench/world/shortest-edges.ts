import type { View } from '../../graph/analysis/view.ts';

/** Legs that hold, as `[from, to, metres]`; of several between the same stops the shortest. */
export function shortestEdges({ network: { stops, legs }, legHolds }: View): [number, number, number][] {
  const shortest = new Map<number, number>();
  const count = stops.codes.length;
  for (let leg = 0; leg < legHolds.length; leg++) {
    if (!legHolds[leg]) continue;
    const key = legs.from[leg]! * count + legs.to[leg]!;
    shortest.set(key, Math.min(shortest.get(key) ?? Infinity, legs.metres[leg]!));
  }
  return Array.from(shortest, ([key, metres]) => [Math.floor(key / count), key % count, metres]);
}
