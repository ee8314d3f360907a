import { TrailcareError } from '../errors.ts';
import { cancelled } from './cancelled.ts';

export interface BoundedQueue {
  /** Runs a job when its turn comes. OVERLOADED at once when too many wait; rejects when `signal` aborts while it waits. */
  run<T>(job: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** OVERLOADED when one more would be refused now. */
  requireRoom(): void;
  /** How many jobs run and wait now. */
  readonly state: () => { readonly running: number; readonly waiting: number };
}

interface QueueLimits {
  /** What the jobs are, for the message. */
  readonly what: string;
  readonly atOnce: number;
  readonly waiting: number;
  /**
   * So many wait when some have waited without a pause for a quarter of a second: more than the server can do came, and whoever waited behind
   * them would wait in vain. Left out: as many as `waiting`, which is for those that come at once.
   */
  readonly standing?: number;
}

const LASTING_MS = 250;

/** Jobs that each take a core: so many run at once, so many wait in the order in which they came, more are refused. */
export function boundedQueue({ what, atOnce, waiting, standing = waiting }: QueueLimits): BoundedQueue {
  const queue: (() => void)[] = [];
  let running = 0;
  /** Since when somebody waits. */
  let sinceMs: number | null = null;
  const noteEmpty = () => {
    if (queue.length === 0) sinceMs = null;
  };
  const next = () => {
    running -= 1;
    queue.shift()?.();
    noteEmpty();
  };
  const most = () => (sinceMs !== null && performance.now() - sinceMs > LASTING_MS ? standing : waiting);
  const isFull = () => running >= atOnce && queue.length >= most();
  const overloaded = () =>
    new TrailcareError(
      'OVERLOADED',
      `${atOnce} ${what} run and ${queue.length} wait, which is as many as may. Try again later.`,
      { running: atOnce, waiting: queue.length, accepted: 'the same request, some time later' },
    );
  const turn = (signal: AbortSignal | undefined) =>
    new Promise<void>((resolve, reject) => {
      const start = () => {
        signal?.removeEventListener('abort', giveUp);
        running += 1;
        resolve();
      };
      const giveUp = () => {
        queue.splice(queue.indexOf(start), 1);
        noteEmpty();
        reject(cancelled(signal));
      };
      if (signal?.aborted) reject(cancelled(signal));
      else if (running < atOnce) start();
      else if (!isFull()) {
        sinceMs ??= performance.now();
        queue.push(start);
        signal?.addEventListener('abort', giveUp, { once: true });
      } else reject(overloaded());
    });
  return {
    requireRoom() {
      if (isFull()) throw overloaded();
    },
    state: () => ({ running, waiting: queue.length }),
    async run(job, signal) {
      await turn(signal);
      try {
        return await job();
      } finally {
        next();
      }
    },
  };
}
