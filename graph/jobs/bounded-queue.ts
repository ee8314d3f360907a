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
   * So many wait when some have for three seconds, or more came than may wait: more than the server can do came, and whoever waited
   * behind them would wait in vain. Left out, or above `waiting`: as many as `waiting`, which is for those that come at once.
   */
  readonly standing?: number;
  /**
   * One begins in each turn of the event loop, so that whoever comes meanwhile is read, and refused when too many wait, between two of them:
   * for short jobs on the thread that reads. Else all that may run begin at once.
   */
  readonly inTurns?: boolean;
}

/** Over which the share of time in which some wait is taken. */
const MEMORY_MS = 1_000;
/** Which it is after three seconds without a pause. At a load that can be borne, bursts let some wait for a second now and then. */
const ALMOST_ALWAYS = 0.95;
/** What holds the thread for longer has let nobody in meanwhile, and says nothing about how many come. */
const MOST_AT_A_TIME_MS = 250;

/** Jobs that each take a core: so many run at once, so many wait in the order in which they came, more are refused. */
export function boundedQueue({
  what,
  atOnce,
  waiting,
  standing = waiting,
  inTurns = false,
}: QueueLimits): BoundedQueue {
  const least = Math.min(standing, waiting);
  const queue: (() => void)[] = [];
  let running = 0;
  /** Share of the time in which some waited, and until when it is told. */
  let waited = 0;
  let toldMs = 0;
  /** To be called before the queue changes, and before the share is read. */
  const tell = () => {
    const nowMs = performance.now();
    const isWaiting = queue.length > 0;
    const pastMs = isWaiting ? Math.min(nowMs - toldMs, MOST_AT_A_TIME_MS) : nowMs - toldMs;
    const kept = Math.exp(-pastMs / MEMORY_MS);
    waited = waited * kept + Number(isWaiting) * (1 - kept);
    toldMs = nowMs;
  };
  const mayStart = () => running < atOnce && queue.length > 0;
  let isTurnAsked = false;
  const startNext = () => {
    if (!mayStart()) return;
    tell();
    queue.shift()!();
  };
  const askForTurn = () => {
    if (isTurnAsked || !mayStart()) return;
    isTurnAsked = true;
    setImmediate(() => {
      isTurnAsked = false;
      startNext();
      askForTurn();
    });
  };
  const next = () => {
    running -= 1;
    if (inTurns) askForTurn();
    else startNext();
  };
  const isFull = () => {
    tell();
    const isLasting = waited > ALMOST_ALWAYS;
    const full = running + queue.length >= atOnce + (isLasting ? least : waiting);
    // Until those are through, whoever comes would wait behind all of them.
    if (full && !isLasting) waited = 1;
    return full;
  };
  const overloaded = () => {
    // Some may have been let in whose turn to begin is the next.
    const begun = Math.min(atOnce, running + queue.length);
    const behind = running + queue.length - begun;
    return new TrailcareError(
      'OVERLOADED',
      `${begun} ${what} run and ${behind} wait, which is as many as may. Try again later.`,
      { running: begun, waiting: behind, accepted: 'the same request, some time later' },
    );
  };
  const turn = (signal: AbortSignal | undefined) =>
    new Promise<void>((resolve, reject) => {
      const start = () => {
        signal?.removeEventListener('abort', giveUp);
        running += 1;
        resolve();
      };
      const giveUp = () => {
        tell();
        queue.splice(queue.indexOf(start), 1);
        reject(cancelled(signal));
      };
      if (signal?.aborted) reject(cancelled(signal));
      else if (!inTurns && running < atOnce) start();
      else if (isFull()) reject(overloaded());
      else {
        queue.push(start);
        signal?.addEventListener('abort', giveUp, { once: true });
        if (inTurns) askForTurn();
      }
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
