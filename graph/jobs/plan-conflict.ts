import type { PlanLimit, PlanModel } from '../analysis/plan-model.ts';
import { runHighs } from './run-highs.ts';

/** A choice among sites by limits alone is found at once; a time limit is for what nobody foresaw. */
const SECONDS = 5;

/**
 * Limits that no choice of sites keeps together, though it would keep all but any one of them. Each in turn is left out, for
 * good if there is still no choice without it: one small program per limit.
 */
export async function planConflict({
  sites,
  limits,
}: Pick<PlanModel, 'sites' | 'limits'>): Promise<number[]> {
  const columns = sites.map(() => ({ cost: 0, upper: 1, whole: true }));
  const row = ({ sites: limited, weights, least, most }: PlanLimit) => ({
    columns: limited,
    values: weights,
    least: least === 0 ? -Infinity : least,
    most,
  });
  let needed = [...limits.keys()];
  for (const limit of limits.keys()) {
    const others = needed.filter((one) => one !== limit);
    const program = { columns, rows: others.map((one) => row(limits[one]!)) };
    const { status } = await runHighs(program, { seconds: SECONDS, start: null });
    if (status === 'INFEASIBLE') needed = others;
  }
  return needed;
}
