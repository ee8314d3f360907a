import { TrailcareError } from '../errors.ts';
import { cancelled } from './cancelled.ts';

export interface BoundedQueue {
  /**
   * Runs a job when its turn comes. OVERLOADED at once when too many wait; rejects when `signal` aborts while it waits. Of one client, when it
   * is said whose the job is, at most half of those that may run do: its others wait, and those of others go before them.
   */
  run<T>(job: () => Promise<T>, signal?: AbortSignal, client?: string): Promise<T>;
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

interface Waiting {
  readonly start: () => void;
  readonly client: string | undefined;
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
  const mostOfOne = Math.ceil(atOnce / 2);
  const queue: Waiting[] = [];
  let running = 0;
  const runningOf = new Map<string, number>();
  /** None where it is not known whose they are. */
  const runsOf = (client: string | undefined) => (client === undefined ? 0 : (runningOf.get(client) ?? 0));
  const hasTurn = ({ client }: Waiting) => runsOf(client) < mostOfOne;
  /** Who waits for others: of each client as many as could run. The rest waits for its own, and is as few as one client may ask at once. */
  const waitingNow = () => {
    const free = new Map<string, number>();
    let waitingForOthers = 0;
    for (const { client } of queue) {
      const left = client === undefined ? 1 : (free.get(client) ?? mostOfOne - runsOf(client));
      if (left <= 0) continue;
      waitingForOthers += 1;
      if (client !== undefined) free.set(client, left - 1);
    }
    return waitingForOthers;
  };
  /** The first of the client of whom fewest run. */
  const nextOne = () => {
    let next: Waiting | undefined;
    for (const one of queue) {
      if (hasTurn(one) && (next === undefined || runsOf(one.client) < runsOf(next.client))) next = one;
    }
    return next;
  };
  /** Share of the time in which some waited, and until when it is told. */
  let waited = 0;
  let toldMs = 0;
  /** To be called before the queue changes, and before the share is read. */
  const tell = () => {
    const nowMs = performance.now();
    const isWaiting = queue.some(hasTurn);
    const pastMs = isWaiting ? Math.min(nowMs - toldMs, MOST_AT_A_TIME_MS) : nowMs - toldMs;
    const kept = Math.exp(-pastMs / MEMORY_MS);
    waited = waited * kept + Number(isWaiting) * (1 - kept);
    toldMs = nowMs;
  };
  const mayStart = () => running < atOnce && queue.some(hasTurn);
  let isTurnAsked = false;
  const startNext = () => {
    if (!mayStart()) return;
    tell();
    const next = nextOne()!;
    queue.splice(queue.indexOf(next), 1);
    next.start();
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
  const count = (client: string | undefined, by: number) => {
    running += by;
    if (client === undefined) return;
    const now = runsOf(client) + by;
    if (now > 0) runningOf.set(client, now);
    else runningOf.delete(client);
  };
  const next = (client: string | undefined) => {
    // Its others may have their turn now.
    tell();
    count(client, -1);
    if (inTurns) askForTurn();
    else startNext();
  };
  const isFull = () => {
    tell();
    const isLasting = waited > ALMOST_ALWAYS;
    const full = running + waitingNow() >= atOnce + (isLasting ? least : waiting);
    // Until those are through, whoever comes would wait behind all of them.
    if (full && !isLasting) waited = 1;
    return full;
  };
  const overloaded = () => {
    // Some may have been let in whose turn to begin is the next.
    const all = running + waitingNow();
    const begun = Math.min(atOnce, all);
    const behind = all - begun;
    return new TrailcareError(
      'OVERLOADED',
      `${begun} ${what} run and ${behind} wait, which is as many as may. Try again later.`,
      { running: begun, waiting: behind, accepted: 'the same request, some time later' },
    );
  };
  const turn = (signal: AbortSignal | undefined, client: string | undefined) =>
    new Promise<void>((resolve, reject) => {
      const start = () => {
        signal?.removeEventListener('abort', giveUp);
        count(client, 1);
        resolve();
      };
      const entry = { start, client };
      const giveUp = () => {
        tell();
        queue.splice(queue.indexOf(entry), 1);
        reject(cancelled(signal));
      };
      if (signal?.aborted) reject(cancelled(signal));
      else if (!inTurns && running < atOnce && hasTurn(entry)) start();
      else if (hasTurn(entry) && isFull()) reject(overloaded());
      else {
        tell();
        queue.push(entry);
        signal?.addEventListener('abort', giveUp, { once: true });
        if (inTurns) askForTurn();
      }
    });
  return {
    requireRoom() {
      if (isFull()) throw overloaded();
    },
    state: () => ({ running, waiting: queue.length }),
    async run(job, signal, client) {
      await turn(signal, client);
      try {
        return await job();
      } finally {
        next(client);
      }
    },
  };
}
