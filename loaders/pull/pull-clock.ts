import { setTimeout as wait } from 'node:timers/promises';

/** Time and chance, so that tests neither wait nor guess. */
export interface PullClock {
  now(): Date;
  /** Rejects when aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** 0 ≤ x < 1 */
  random(): number;
}

export const systemClock: PullClock = {
  now: () => new Date(),
  sleep: (ms, signal) => wait(ms, undefined, { signal }),
  random: Math.random,
};
