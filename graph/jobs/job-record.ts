import { z } from 'zod';
import type { StoredRecord } from '../store.ts';

const JOB_STATES = ['QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const;

const progressSchema = z.strictObject({
  /** Of the best that was found; null: nothing yet. */
  objective: z.number().nullable(),
  /** What nothing exceeds, as proved; null: nothing is proved yet. */
  bound: z.number().nullable(),
});
/** How far a search is, in the unit of its answer. */
export type JobProgress = z.infer<typeof progressSchema>;

const bodySchema = z.strictObject({
  kind: z.literal('PLAN'),
  state: z.enum(JOB_STATES),
  /** Account that started it. */
  owner: z.string(),
  /** Key of the viewer on whose network it is computed. */
  viewer: z.string(),
  /** Unit of the progress. */
  unit: z.string(),
  timeLimitSeconds: z.number(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  /** When its server last said that it goes on. */
  seenAt: z.string(),
  progress: progressSchema,
  /** What came of it, as JSON; null before it is DONE. */
  answer: z.unknown(),
  /** Why it failed, in words. */
  reason: z.string().nullable(),
});
export type JobBody = z.infer<typeof bodySchema>;

export interface JobRecord extends JobBody {
  readonly id: string;
  /** Raised by each note. */
  readonly version: number;
}

/** The job that a record holds; null for what cannot be read as one. */
export function readJobRecord({ id, version, body }: StoredRecord): JobRecord | null {
  const read = bodySchema.safeParse(JSON.parse(body));
  return read.success ? { id, version, ...read.data } : null;
}

export const isOver = ({ state }: Pick<JobBody, 'state'>): boolean =>
  state !== 'QUEUED' && state !== 'RUNNING';

/** Several times as long as between two notes of a server. */
const SILENT_MS = 60_000;

/** Whether its server has been silent for so long that it has probably died. */
export const isLost = (job: JobBody, now: Date): boolean =>
  !isOver(job) && now.getTime() - Date.parse(job.seenAt) > SILENT_MS;
