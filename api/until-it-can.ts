import { setTimeout as wait } from 'node:timers/promises';
import { mayPass } from '../graph/errors.ts';

export interface Trying {
  /** Told once, when the store cannot be used yet, why. */
  readonly onTrouble: (reason: string) => void;
  /** Aborts when the server stops. */
  readonly signal: AbortSignal;
}

const RETRY_MS = 2_000;

/** Tries until the store can be used, or `signal` aborts, which is no problem. Rejects for what waiting does not mend. */
export async function untilItCan(
  attempt: () => Promise<unknown>,
  { onTrouble, signal }: Trying,
): Promise<void> {
  let told = false;
  while (!signal.aborted) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (signal.aborted) return;
      // A store that is away, or in which another process loads: it may be over in a moment.
      if (!mayPass(error)) throw error;
      if (!told) onTrouble(error.message);
      told = true;
      // An abort ends the wait, and with it the loop.
      await wait(RETRY_MS, undefined, { signal }).catch(() => {});
    }
  }
}
