import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { notFound, TrailcareError } from '../errors.ts';
import type { GraphStore } from '../store.ts';
import { type BoundedQueue, boundedQueue } from './bounded-queue.ts';
import { makeRoom } from './clean-jobs.ts';
import { isOver, type JobBody, type JobProgress, type JobRecord, readJobRecord } from './job-record.ts';

/** Long work whose client does not wait: it is noted in the store, so that any server of it can tell how it stands. */
export interface JobRunner {
  /** Notes the job and lets it wait for its turn. LIMIT_EXCEEDED, OVERLOADED. */
  start(work: Work): Promise<JobRecord>;
  /** The account's job, as it stands now; null when it has none of this id. */
  find(owner: string, id: string): Promise<JobRecord | null>;
  /** Ends the account's job, wherever it runs; one that is over stays as it is. NOT_FOUND. */
  cancel(owner: string, id: string): Promise<JobRecord>;
  /** How many jobs of this server run and wait. */
  readonly state: BoundedQueue['state'];
  /** Ends all that this server runs, and notes why. */
  close(): Promise<void>;
}

export interface Work extends Pick<JobBody, 'kind' | 'owner' | 'viewer' | 'unit' | 'timeLimitSeconds'> {
  /** Rejects soon after `signal` aborts. The answer must be JSON. */
  readonly run: (signal: AbortSignal, onProgress: (progress: JobProgress) => void) => Promise<unknown>;
}

interface RunnerOptions {
  readonly now: () => Date;
  /** How often the store is asked whether somebody cancelled. */
  readonly lookMs?: number;
  /** How often the store is told that the job goes on. */
  readonly noteMs?: number;
  /** Told of what went wrong here, and of notes that could not be written. */
  readonly report?: (id: string, problem: unknown) => void;
}

/** A job takes a core for up to ten minutes; plans that somebody waits for have others. */
const AT_ONCE = 1;
const WAITING = 8;
const LOOK_MS = 400;
const NOTE_MS = 10_000;
/** How long a new job, or its cancelling, waits for a load that holds the store. */
const WAIT_MS = 5_000;
/** What came of a job is noted even when a long load holds the store meanwhile. */
const LAST_NOTE_MS = 30 * 60_000;
const STOPPED = 'The server was stopped before it was done. Start it again.';
const MASKED = 'Something went wrong in the server; its log has it under the id of the job.';

/** A job that runs, or waits, in this process. */
interface Live {
  job: JobRecord;
  readonly abort: AbortController;
  /** Set once it is to end without an answer. */
  ending: Pick<JobBody, 'state' | 'reason'> | null;
  /** Aborts once it is over, so that nobody looks after it any more. */
  readonly over: AbortController;
  /** Resolves when the last note is written, or given up. */
  finished: Promise<void>;
}

export function jobRunner(store: GraphStore, options: RunnerOptions): JobRunner {
  const { now, lookMs = LOOK_MS, noteMs = NOTE_MS, report = () => {} } = options;
  const queue = boundedQueue({ what: 'jobs', atOnce: AT_ONCE, waiting: WAITING });
  const lives = new Map<string, Live>();
  /** By account, what its last start came to: the next one counts what goes on after it. */
  const starting = new Map<string, Promise<unknown>>();
  let closing = false;

  async function note(live: Live, waitMs = 0): Promise<void> {
    const { id, version, ...body } = live.job;
    const text = JSON.stringify({ ...body, seenAt: now().toISOString() });
    const written = await store.noteRecord('job', id, text, version, { waitMs });
    // As it is now: it may have ended while the note was written.
    live.job = { ...live.job, version: written };
  }

  /** Looks whether somebody else cancelled or removed the job, and says that it goes on. */
  async function attend(live: Live): Promise<void> {
    let notedMs = performance.now();
    let noted = live.job.state;
    const { signal } = live.over;
    while (!signal.aborted) {
      await wait(lookMs, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      try {
        const record = await store.record('job', live.job.id);
        if (record === null || record.version !== live.job.version) {
          end(live, { state: 'CANCELLED', reason: null });
          return;
        }
        if (live.job.state === noted && performance.now() - notedMs < noteMs) continue;
        const { state } = live.job;
        await note(live);
        [notedMs, noted] = [performance.now(), state];
      } catch (problem) {
        // A load holds the store, or it is away: the next look may reach it. Who cancelled meanwhile is met there.
        if (!isPassing(problem)) report(live.job.id, problem);
      }
    }
  }

  function end(live: Live, ending: Live['ending']): void {
    live.ending ??= ending;
    live.abort.abort();
  }

  async function runToEnd(live: Live, work: Work, attending: Promise<void>): Promise<void> {
    const { signal } = live.abort;
    let outcome: Pick<JobBody, 'state' | 'reason' | 'answer'>;
    try {
      const answer = await queue.run(() => {
        live.job = { ...live.job, state: 'RUNNING', startedAt: now().toISOString() };
        return work.run(signal, (progress) => (live.job = { ...live.job, progress }));
      }, signal);
      outcome = { state: 'DONE', reason: null, answer };
    } catch (problem) {
      outcome = { ...(live.ending ?? failure(live.job.id, problem)), answer: null };
    }
    live.job = { ...live.job, ...outcome, endedAt: now().toISOString() };
    live.over.abort();
    await attending;
    await lastNote(live);
    lives.delete(live.job.id);
  }

  async function lastNote(live: Live): Promise<void> {
    const giveUpMs = performance.now() + LAST_NOTE_MS;
    for (;;) {
      try {
        return await note(live);
      } catch (problem) {
        // Somebody cancelled it elsewhere: that is its end.
        if (problem instanceof TrailcareError && problem.code === 'CONFLICT') return;
        if (problem instanceof TrailcareError && problem.code === 'BAD_INPUT' && live.job.state === 'DONE') {
          live.job = { ...live.job, ...failure(live.job.id, problem), answer: null };
          continue;
        }
        if (closing || performance.now() > giveUpMs || !isPassing(problem)) {
          report(live.job.id, problem);
          return;
        }
        await wait(lookMs);
      }
    }
  }

  function failure(id: string, problem: unknown): Pick<JobBody, 'state' | 'reason'> {
    if (problem instanceof TrailcareError) return { state: 'FAILED', reason: problem.publicMessage };
    report(id, problem);
    return { state: 'FAILED', reason: MASKED };
  }

  async function stored(owner: string, id: string): Promise<JobRecord | null> {
    const record = ID.test(id) ? await store.record('job', id) : null;
    const job = record && readJobRecord(record);
    return job?.owner === owner ? job : null;
  }

  async function startNow(work: Work): Promise<JobRecord> {
    if (closing) throw new TrailcareError('OVERLOADED', 'The server is stopping.');
    queue.requireRoom();
    const { run: _, ...stated } = work;
    const at = now();
    // What is over here may not have been noted yet.
    await makeRoom(store, work.owner, at, (id) => lives.get(id)?.job);
    const id = randomBytes(12).toString('hex');
    const body: JobBody = {
      ...stated,
      state: 'QUEUED',
      createdAt: at.toISOString(),
      startedAt: null,
      endedAt: null,
      seenAt: at.toISOString(),
      progress: { objective: null, bound: null },
      answer: null,
      reason: null,
    };
    const job: JobRecord = { id, version: 0, ...body };
    const live: Live = {
      job,
      abort: new AbortController(),
      ending: null,
      over: new AbortController(),
      finished: Promise.resolve(),
    };
    await note(live, WAIT_MS);
    lives.set(id, live);
    live.finished = runToEnd(live, work, attend(live));
    return live.job;
  }

  return {
    state: queue.state,
    async start(work) {
      const { owner } = work;
      const started = (starting.get(owner) ?? Promise.resolve()).then(() => startNow(work));
      const settled = started.catch(() => {});
      starting.set(owner, settled);
      try {
        return await started;
      } finally {
        if (starting.get(owner) === settled) starting.delete(owner);
      }
    },

    async find(owner, id) {
      const live = lives.get(id);
      if (live !== undefined && live.job.owner === owner) {
        return { ...live.job, seenAt: now().toISOString() };
      }
      return stored(owner, id);
    },

    async cancel(owner, id) {
      const live = lives.get(id);
      if (live !== undefined && live.job.owner === owner) {
        end(live, { state: 'CANCELLED', reason: null });
        // Its thread is gone then; a load that holds the store may delay the note.
        await Promise.race([live.finished, wait(WAIT_MS, undefined, { ref: false })]);
        return live.job;
      }
      for (;;) {
        const job = await stored(owner, id);
        if (job === null) throw notFound('job', id);
        if (isOver(job)) return job;
        const { id: _, version, ...body } = job;
        const cancelled: JobBody = { ...body, state: 'CANCELLED', endedAt: now().toISOString() };
        try {
          const next = await store.noteRecord('job', id, JSON.stringify(cancelled), version, {
            waitMs: WAIT_MS,
          });
          return { id, version: next, ...cancelled };
        } catch (error) {
          // Its server noted something between: read again.
          if (!(error instanceof TrailcareError) || error.code !== 'CONFLICT') throw error;
        }
      }
    },

    async close() {
      closing = true;
      for (const live of lives.values()) end(live, { state: 'FAILED', reason: STOPPED });
      await Promise.all([...lives.values()].map(({ finished }) => finished));
    },
  };
}

const ID = /^[0-9a-f]{24}$/;

const isPassing = (problem: unknown): boolean =>
  problem instanceof TrailcareError &&
  (problem.code === 'OVERLOADED' || problem.code === 'STORE_UNAVAILABLE' || problem.code === 'TIMEOUT');
