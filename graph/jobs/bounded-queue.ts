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
}

/** Jobs that each take a core: so many run at once, so many wait in the order in which they came, more are refused. */
export function boundedQueue({ what, atOnce, waiting }: QueueLimits): BoundedQueue {
  const queue: (() => void)[] = [];
  let running = 0;
  const next = () => {
    running -= 1;
    queue.shift()?.();
  };
  const overloaded = () =>
    new TrailcareError(
      'OVERLOADED',
      `${atOnce} ${what} run and ${waiting} wait, which is as many as may. Try again later.`,
      { running: atOnce, waiting, accepted: 'the same request, some time later' },
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
        reject(cancelled(signal));
      };
      if (signal?.aborted) reject(cancelled(signal));
      else if (running < atOnce) start();
      else if (queue.length < waiting) {
        queue.push(start);
        signal?.addEventListener('abort', giveUp, { once: true });
      } else reject(overloaded());
    });
  return {
    requireRoom() {
      if (running >= atOnce && queue.length >= waiting) throw overloaded();
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
