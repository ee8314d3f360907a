import type { Demand } from './betweenness.ts';

/**
 * So many pairs of an origin and another destination, each drawn alike from all of them, and put back. The same seed gives the same
 * pairs. Empty when there is no pair. O(pairs drawn + origins + destinations).
 */
export function drawnPairs(
  origins: readonly number[],
  destinations: readonly number[],
  count: number,
  seed: number,
): Demand[] {
  const isPaired = new Set([...origins, ...destinations]).size > 1;
  if (!isPaired || origins.length === 0 || destinations.length === 0) return [];
  const random = mulberry32(seed);
  const oneOf = (stops: readonly number[]) => stops[Math.floor(random() * stops.length)]!;
  const pairs: Demand[] = [];
  while (pairs.length < count) {
    const from = oneOf(origins);
    const to = oneOf(destinations);
    if (from !== to) pairs.push({ from, to, weight: 1 });
  }
  return pairs;
}

/** Numbers from 0 to 1, 1 excluded, always the same for a seed: Tommy Ettinger's mulberry32. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
