import { type Steps, withPauses } from '../analysis/steps.ts';
import { breather } from './breather.ts';

/** Goes to the end of a computation while others get their turn in between; rejects when `signal` says that nobody waits for it. */
export const inSteps = <T>(steps: Steps<T>, signal: AbortSignal): Promise<T> =>
  withPauses(steps, breather(signal));
