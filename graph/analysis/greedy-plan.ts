import { limitsTaken, unmetShares } from './plan-limits.ts';
import type { PlanModel } from './plan-model.ts';
import { openSites, type PlanGain } from './plan-value.ts';

/**
 * Opens, again and again, the site that adds most; those first that a lower limit asks for, then what is short of its share. Where there is a budget, that which adds
 * most for its cost. Null when it comes to no choice that keeps the limits: there may be one all the same. A start for the exact
 * search, which else goes for long with nothing in hand; never an answer by itself.
 * O(sites opened × candidates × what each reaches).
 */
export function greedyPlan(model: PlanModel): number[] | null {
  const open = openSites(model);
  const taken = limitsTaken(model);
  const hasBudget = model.limits.some(({ kind }) => kind === 'BUDGET');
  const left = new Set(model.sites.keys());
  const chosen: number[] = [];
  const take = (site: number) => {
    open.open(site);
    taken.take(site);
    left.delete(site);
    chosen.push(site);
  };
  for (const { kind, sites } of model.limits) {
    if (kind !== 'FIXED') continue;
    if (!sites.every((site) => taken.allows(site))) return null;
    for (const site of sites) if (left.has(site)) take(site);
  }
  for (;;) {
    const mustHelp = taken.unmet().length > 0;
    const shares = mustHelp ? [] : unmetShares(model, open);
    const within = shares.length === 0 ? undefined : new Set(shares.flatMap(({ demands }) => demands ?? []));
    let best: { site: number; gain: PlanGain } | null = null;
    for (const site of left) {
      if (!taken.allows(site) || (mustHelp && !taken.helps(site))) continue;
      const { value, weighted } = open.gainOf(site, within);
      const cost = hasBudget ? Math.max(model.sites[site]!.cost ?? 0, Number.MIN_VALUE) : 1;
      const gain = { value: value / cost, weighted: weighted / cost };
      if (best === null || exceeds(gain, best.gain)) best = { site, gain };
    }
    if (best === null || (!mustHelp && best.gain.weighted === 0)) {
      return mustHelp || shares.length > 0 ? null : chosen;
    }
    take(best.site);
  }
}

export function exceeds(a: PlanGain, b: PlanGain): boolean {
  return a.value === b.value ? a.weighted > b.weighted : a.value > b.value;
}
