import type { PlanLimit, PlanModel } from './plan-model.ts';
import { openSites, planValue } from './plan-value.ts';

/** Why the best plan opens nothing. */
export interface NothingOpened {
  readonly reason: 'NOTHING_MISSING' | 'BEYOND_REACH' | 'LIMITS';
  /** With LIMITS: those that forbid what would bring something. */
  readonly limits: readonly PlanLimit[];
  /** With LIMITS: the least that a site costs which alone brings something; null: no costs, or none does alone. */
  readonly leastCost: number | null;
}

/** Of a model whose best choice is none. `missing`: what is not in care now. O(what the sites reach). */
export function nothingOpened(model: PlanModel, missing: number): NothingOpened {
  const none = { limits: [], leastCost: null };
  if (missing === 0) return { reason: 'NOTHING_MISSING', ...none };
  const all = [...model.sites.keys()];
  if (planValue(model, all) === 0) return { reason: 'BEYOND_REACH', ...none };
  const open = openSites(model);
  const bringing = all.filter((site) => open.gainOf(site).value > 0);
  const exceeds = ({ sites, weights, most, demands }: PlanLimit, chosen: readonly number[]) =>
    demands === null &&
    sites.reduce((sum, site, i) => (chosen.includes(site) ? sum + weights[i]! : sum), 0) > most;
  // Where single sites bring something each of them is forbidden by some limit; else only several together bring anything.
  const choices = bringing.length > 0 ? bringing.map((site) => [site]) : [all];
  const costs = bringing.flatMap((site) => model.sites[site]!.cost ?? []);
  return {
    reason: 'LIMITS',
    limits: model.limits.filter((limit) => choices.some((chosen) => exceeds(limit, chosen))),
    leastCost: costs.length === 0 ? null : Math.min(...costs),
  };
}
