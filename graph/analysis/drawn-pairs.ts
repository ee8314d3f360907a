import { seededRandom } from './seeded-random.ts';
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
  const random = seededRandom(seed);
  const oneOf = (stops: readonly number[]) => stops[Math.floor(random() * stops.length)]!;
  const pairs: Demand[] = [];
  while (pairs.length < count) {
    const from = oneOf(origins);
    const to = oneOf(destinations);
    if (from !== to) pairs.push({ from, to, weight: 1 });
  }
  return pairs;
}
