import type { KindName } from '../graph/model/kinds.ts';
import { isLost, isOver, type JobRecord } from '../graph/jobs/job-record.ts';
import type { Context } from './context.ts';
import type { JobState } from './generated/resolver-types.ts';
import { gapOf, type PlanAnswer } from './plan-answer.ts';

/** How a job stands, as GraphQL and `/jobs/ID` tell it. */
export interface JobAnswer extends Pick<
  JobRecord,
  'id' | 'kind' | 'createdAt' | 'startedAt' | 'endedAt' | 'seenAt' | 'timeLimitSeconds' | 'reason'
> {
  readonly state: JobState;
  readonly elapsedSeconds: number | null;
  readonly progress: JobProgressAnswer | null;
  readonly plan: PlanAnswer | null;
}
export interface JobProgressAnswer {
  readonly unit: PlanAnswer['unit'];
  readonly objective: number | null;
  readonly bound: number | null;
  readonly gap: number | null;
}

/**
 * A job for its owner. What was computed with other rights than he has now, or names what he may not read any more, is withheld: what is
 * hidden now is hidden in what was computed before.
 */
export async function jobAnswer(context: Context, job: JobRecord): Promise<JobAnswer> {
  const { id, kind, createdAt, startedAt, endedAt, seenAt, timeLimitSeconds, reason } = job;
  const told = { id, kind, createdAt, startedAt, endedAt, seenAt, timeLimitSeconds };
  const lost = isLost(job, context.now);
  // Whoever notes a job writes its answer; the store keeps it as JSON.
  const plan = job.state === 'DONE' ? (job.answer as PlanAnswer) : null;
  const sameRights = job.viewer === context.viewer.key;
  const mayTell = sameRights && (plan === null || (await mayReadAll(context, plan)));
  if (plan !== null && mayTell) context.restsOn.noteLater(() => plan.sources);
  const unit = job.unit as PlanAnswer['unit'];
  return {
    ...told,
    state: lost ? 'LOST' : job.state,
    elapsedSeconds:
      startedAt === null
        ? null
        : (Date.parse(endedAt ?? (lost ? seenAt : context.now.toISOString())) - Date.parse(startedAt)) / 1000,
    progress: mayTell ? { unit, ...job.progress, gap: gapOf(job.progress) } : null,
    reason: lost
      ? `Its server has said nothing since ${seenAt}, and has probably died. Start the job again.`
      : mayTell
        ? reason
        : isOver(job) && plan === null
          ? null
          : WITHHELD,
    plan: mayTell ? plan : null,
  };
}

const WITHHELD =
  'It was computed with other rights than this account has now, or names what it may not read any more: start it again.';

async function mayReadAll({ reads }: Context, plan: PlanAnswer): Promise<boolean> {
  const { sites, conflict, leftOut } = plan;
  const named: readonly (readonly [KindName, readonly (string | null)[]])[] = [
    ['Stop', [...sites, ...conflict].map(({ stop }) => stop)],
    ['Leg', sites.flatMap(({ legs }) => legs.map(({ leg }) => leg))],
    ['Country', conflict.map(({ country }) => country)],
    ['ServiceType', [...sites, ...conflict, ...leftOut].map(({ serviceType }) => serviceType)],
  ];
  const all = await Promise.all(
    named.map(async ([kind, codes]) => {
      const asked = [...new Set(codes.filter((code) => code !== null))];
      return (await reads.toCheck.list(kind, asked)).length === asked.length;
    }),
  );
  return all.every(Boolean);
}
