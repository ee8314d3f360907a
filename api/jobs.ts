import { badInput, notFound } from '../graph/errors.ts';
import type { JobRunner } from '../graph/jobs/job-runner.ts';
import { solvePlan } from '../graph/jobs/solve-plan.ts';
import { requireMovement } from './access/require-movement.ts';
import type { PlanArguments } from './arguments/plan-arguments.ts';
import type { Context } from './context.ts';
import { type JobAnswer, jobAnswer } from './job-answer.ts';
import { preparePlan } from './plan-answer.ts';

const MAX_SECONDS = 600;

/** A plan whose client does not wait. What it asks is checked, and its model built, before the job is there. */
export async function startPlan(context: Context, question: PlanArguments): Promise<JobAnswer> {
  const { model, seconds, unit, progress, answer } = await preparePlan(context, question, MAX_SECONDS);
  const job = await runnerOf(context).start({
    kind: 'PLAN',
    owner: context.principal.actor,
    viewer: context.viewer.key,
    unit,
    timeLimitSeconds: seconds,
    async run(signal, onProgress) {
      const onBetter = (value: number | null, bound: number | null) => onProgress(progress(value, bound));
      const plan = answer(await solvePlan(model, { seconds, signal, onProgress: onBetter }));
      // What the solver proved last comes with its end.
      onProgress({ objective: plan.objective, bound: plan.bound });
      return plan;
    },
  });
  return jobAnswer(context, job);
}

/** NOT_FOUND for one that is not there and for one of another account: the same to both. */
export async function findJob(context: Context, id: string): Promise<JobAnswer> {
  requireMovement(context, 'Asking after a job');
  const job = await runnerOf(context).find(context.principal.actor, id);
  if (job === null) throw notFound('job', id);
  return jobAnswer(context, job);
}

export async function cancelJob(context: Context, id: string): Promise<JobAnswer> {
  requireMovement(context, 'Cancelling a job');
  return jobAnswer(context, await runnerOf(context).cancel(context.principal.actor, id));
}

function runnerOf({ jobs }: Context): JobRunner {
  // `trailcare query` ends with its answer, and would take the job with it.
  if (jobs === null) throw badInput('startPlan', 'a job', 'for a command that ends: ask a server, or `plan`');
  return jobs;
}
