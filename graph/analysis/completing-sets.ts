import type { PlanDemand, PlanEnd } from './plan-model.ts';

/**
 * Sets of sites such that the legs of a demand are wholly in care exactly when each set has an open one. For every reach that a site has at
 * the first end: a site that reaches as far there, or one at the other end that makes up for the next shorter reach. O(reaches × sites at the ends).
 */
export function completingSets(
  ends: readonly PlanEnd[],
  { ends: [first, second], metres }: PlanDemand,
): number[][] {
  const reaching = (end: number, least: number): number[] => {
    const { sites = [], metres: reaches = [] } = ends[end] ?? {};
    return sites.filter((_, i) => reaches[i]! >= least);
  };
  const reaches = [...new Set(ends[first]?.metres ?? [])].toSorted((a, b) => a - b);
  const sets: number[][] = [];
  let shorter = 0;
  let fromSecond = -1;
  for (const reach of [...reaches, Infinity]) {
    // The other end alone, or what is reached without any site, is enough.
    if (shorter >= metres) break;
    const others = reaching(second, metres - shorter);
    // As many make up for it as for the reach before: of both sets this is within the other.
    if (others.length === fromSecond) sets.pop();
    fromSecond = others.length;
    sets.push([...new Set([...reaching(first, reach), ...others])].toSorted((a, b) => a - b));
    shorter = reach;
  }
  return sets;
}
