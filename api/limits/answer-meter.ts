import type { TrailcareError } from '../../graph/errors.ts';
import type { Deadline } from './deadline.ts';
import { limitExceeded } from './limit-exceeded.ts';

/** Counts the values of one answer while it is made. */
export interface AnswerMeter {
  /** One more field is resolved. Throws when there are too many, or the time is over: what is written at one go gives no timer its turn. */
  count(): void;
  /** What it threw when there were too many. */
  readonly exceeded: () => TrailcareError | null;
}

/** So many fields are resolved in about a millisecond. */
const BETWEEN_LOOKS = 1_024;

export function answerMeter(maxValues: number, deadline: Deadline): AnswerMeter {
  let values = 0;
  let exceeded: TrailcareError | null = null;
  const { signal } = deadline;
  return {
    count() {
      values += 1;
      if (values > maxValues) {
        const hint = 'Ask for fewer or shorter lists at once, or take a file of /export.';
        exceeded ??= limitExceeded(`The answer has more than ${maxValues} values`, values, maxValues, hint);
        throw exceeded;
      }
      if (values % BETWEEN_LOOKS === 0) deadline.check();
      else if (signal.aborted) signal.throwIfAborted();
    },
    exceeded: () => exceeded,
  };
}
