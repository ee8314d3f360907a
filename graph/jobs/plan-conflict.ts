import { planMatrix } from '../analysis/plan-matrix.ts';
import type { PlanModel } from '../analysis/plan-model.ts';
import { runHighs } from './run-highs.ts';

/** A choice among sites by limits alone is found at once; a time limit is for what nobody foresaw. */
const SECONDS = 5;

/**
 * Limits that no choice of sites keeps together, though it would keep all but any one of them. Each in turn is left out, for
 * good if there is still no choice without it: one small program per limit.
 */
export async function planConflict(model: PlanModel): Promise<number[]> {
  const { limits } = model;
  const { columns: all, rows } = planMatrix(model);
  const columns = all.map((column) => ({ ...column, cost: 0 }));
  // The limits are the last rows; those before them say what sites bring, which matters to shares alone.
  const firstLimit = rows.length - limits.length;
  const before = limits.some(({ demands }) => demands !== null) ? rows.slice(0, firstLimit) : [];
  let needed = [...limits.keys()];
  for (const limit of limits.keys()) {
    const others = needed.filter((one) => one !== limit);
    const program = { columns, rows: [...before, ...others.map((one) => rows[firstLimit + one]!)] };
    const { status } = await runHighs(program, { seconds: SECONDS, start: null });
    if (status === 'INFEASIBLE') needed = others;
  }
  return needed;
}
