import { explainPlan } from '../analysis/explain-plan.ts';
import { greedyPlan } from '../analysis/greedy-plan.ts';
import { planMatrix } from '../analysis/plan-matrix.ts';
import { planValue } from '../analysis/plan-value.ts';
import { planConflict } from './plan-conflict.ts';
import type { PlanMessage, PlanTask, SolvedPlan } from './plan-messages.ts';
import { runHighs } from './run-highs.ts';

/**
 * A greedy start, then the exact search. Blocks its thread but for the loading of the solver; what it says meanwhile is what is left of it when it is
 * ended from outside.
 */
export async function runPlan(
  { model, seconds }: PlanTask,
  say: (message: PlanMessage) => void = () => {},
): Promise<SolvedPlan> {
  const began = performance.now();
  const start = greedyPlan(model);
  if (start !== null) say({ kind: 'found', sites: start });
  say({ kind: 'started' });
  const nothingIsAsked = model.limits.every(({ least }) => least <= 0);
  // Nothing to choose from: the solver would be given a program without columns.
  if (model.sites.length === 0 && nothingIsAsked) {
    return { status: 'OPTIMAL', sites: [], bound: 0, conflict: [] };
  }
  const matrix = planMatrix(model);
  const sitesOf = (solution: Float64Array) => [...model.sites.keys()].filter((site) => solution[site]! > 0.5);
  const run =
    model.sites.length === 0
      ? ({ status: 'INFEASIBLE', solution: null, bound: null } as const)
      : await runHighs(matrix, {
          seconds: Math.max(0.1, seconds - (performance.now() - began) / 1000),
          start: start === null ? null : matrix.solution(start),
          onBound: (bound) => say({ kind: 'bound', bound: bound * matrix.scale }),
          onBetter: (solution) => say({ kind: 'found', sites: sitesOf(solution) }),
        });
  if (run.status === 'INFEASIBLE') {
    const unmet = [...model.limits.keys()].filter((limit) => model.limits[limit]!.least > 0);
    const conflict = model.sites.length === 0 ? unmet.slice(0, 1) : await planConflict(model);
    return { status: 'INFEASIBLE', sites: null, bound: null, conflict };
  }
  // The better of what the solver and the start have, counted by ourselves.
  const found = [start, run.solution && sitesOf(run.solution)].filter((sites) => sites !== null);
  const values = found.map((sites) => planValue(model, sites));
  const best = found[values.indexOf(Math.max(...values))];
  return {
    status: run.status,
    sites: best === undefined ? null : explainPlan(model, best),
    bound: run.bound === null ? null : run.bound * matrix.scale,
    conflict: [],
  };
}
