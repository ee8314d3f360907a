import { exceeds } from './greedy-plan.ts';
import { keepsLimits } from './plan-limits.ts';
import type { PlanModel } from './plan-model.ts';
import { openSites, type PlanGain, planValue } from './plan-value.ts';

/** A chosen site with what it adds to those before it. */
export interface ExplainedSite {
  readonly site: number;
  /** In the measure of the objective. */
  readonly value: number;
  /** Legs on which more metres come into care by it than by those before it. */
  readonly legs: readonly { readonly leg: number; readonly type: number; readonly metres: number }[];
}

/**
 * The sites of a plan in the order in which one would open them: each the one that adds most to those before it, the first of the
 * model where several do. The values add up to that of the plan. Sites without which it is worth as much, and that no limit asks for, are dropped.
 * O(sites² × what each reaches).
 */
export function explainPlan(model: PlanModel, chosen: readonly number[]): ExplainedSite[] {
  const left = new Set(withoutIdle(model, chosen));
  const open = openSites(model);
  const explained: ExplainedSite[] = [];
  while (left.size > 0) {
    let best: { site: number; gain: PlanGain } | null = null;
    for (const site of left) {
      const gain = open.gainOf(site);
      if (best === null || exceeds(gain, best.gain)) best = { site, gain };
    }
    const { site } = best!;
    const demands = open.demandsOf(site);
    const before = demands.map((demand) => open.metresOf(demand));
    const { value } = open.open(site);
    left.delete(site);
    explained.push({
      site,
      value,
      legs: demands.flatMap((demand, i) => {
        const metres = open.metresOf(demand) - before[i]!;
        const { legs, type } = model.demands[demand]!;
        return metres > 0 ? legs.map((leg) => ({ leg, type, metres })) : [];
      }),
    });
  }
  return explained;
}

function withoutIdle(model: PlanModel, chosen: readonly number[]): number[] {
  const fixed = new Set(model.limits.flatMap(({ kind, sites }) => (kind === 'FIXED' ? sites : [])));
  let kept = chosen.toSorted((a, b) => a - b);
  const whole = planValue(model, kept);
  for (const site of kept.toReversed()) {
    const others = kept.filter((other) => other !== site);
    if (!fixed.has(site) && planValue(model, others) === whole && keepsLimits(model, others)) kept = others;
  }
  return kept;
}
