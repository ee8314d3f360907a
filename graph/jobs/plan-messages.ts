import type { ExplainedSite } from '../analysis/explain-plan.ts';
import type { PlanModel } from '../analysis/plan-model.ts';

/** What a plan's worker is given. */
export interface PlanTask {
  readonly model: PlanModel;
  readonly seconds: number;
}

/** What it says, while it works and at its end. Bounds are in the measure of the objective; sites are places in the model. */
export type PlanMessage =
  /** It has its start, if there is one: from now on the time counts. */
  | { readonly kind: 'started' }
  | { readonly kind: 'found'; readonly sites: readonly number[] }
  | { readonly kind: 'bound'; readonly bound: number }
  | { readonly kind: 'ended'; readonly plan: SolvedPlan };

export interface SolvedPlan {
  /** OPTIMAL: proven. TIME_LIMIT: the best found. INFEASIBLE: no choice keeps the limits. */
  readonly status: 'OPTIMAL' | 'TIME_LIMIT' | 'INFEASIBLE';
  /** In the order in which one would open them. Null: none were found. */
  readonly sites: readonly ExplainedSite[] | null;
  /** What no choice exceeds, as proved by the solver; null when it had proved nothing. */
  readonly bound: number | null;
  /** Places of limits that cannot be kept together, each needed for that; empty when there is a plan. */
  readonly conflict: readonly number[];
}
