import { allRecords } from '../all-records.ts';
import { TrailcareError } from '../errors.ts';
import type { GraphStore } from '../store.ts';
import { isLost, isOver, type JobRecord, readJobRecord } from './job-record.ts';

const KEPT_MS = 7 * 86_400_000;
/** Of one account. */
const MOST_KEPT = 20;
const MOST_GOING_ON = 2;

/**
 * Makes room for one more job of an account: removes all that are over, or lost, for a week, and the account's oldest beyond 20.
 * LIMIT_EXCEEDED when two of the account go on; `liveJob` knows of some more than the store does. Reads all jobs.
 */
export async function makeRoom(
  store: GraphStore,
  owner: string,
  now: Date,
  liveJob: (id: string) => JobRecord | undefined = () => undefined,
): Promise<void> {
  const own: JobRecord[] = [];
  for await (const record of allRecords(store, 'job')) {
    const job = readJobRecord(record);
    if (job === null || now.getTime() - Date.parse(job.seenAt) > KEPT_MS) {
      await remove(store, record.id, record.version);
    } else if (job.owner === owner) own.push(job);
  }
  const goingOn = own.filter((job) => !isOver(liveJob(job.id) ?? job) && !isLost(job, now));
  if (goingOn.length >= MOST_GOING_ON) {
    throw new TrailcareError(
      'LIMIT_EXCEEDED',
      `This account has ${goingOn.length} jobs that go on: ${goingOn.map(({ id }) => id).join(', ')}. Wait for one, or cancel it.`,
      { limit: MOST_GOING_ON },
    );
  }
  const over = own
    .filter((job) => !goingOn.includes(job))
    .toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
  const tooMany = over.slice(0, Math.max(0, own.length + 1 - MOST_KEPT));
  for (const { id, version } of tooMany) await remove(store, id, version);
}

/** The next who cleans removes what somebody else has just written. */
async function remove(store: GraphStore, id: string, version: number): Promise<void> {
  try {
    await store.noteRecord('job', id, null, version);
  } catch (error) {
    if (!(error instanceof TrailcareError) || !['CONFLICT', 'OVERLOADED'].includes(error.code)) throw error;
  }
}
