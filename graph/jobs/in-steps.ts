import type { Steps } from '../analysis/steps.ts';
import { breather } from './breather.ts';

/** Goes to the end of a computation while others get their turn in between; rejects when `signal` says that nobody waits for it. */
export async function inSteps<T>(steps: Steps<T>, signal: AbortSignal): Promise<T> {
  const pause = breather(signal);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    await pause();
  }
}
