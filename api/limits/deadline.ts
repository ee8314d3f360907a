import { TrailcareError } from '../../graph/errors.ts';
import { cancelled } from '../../graph/jobs/cancelled.ts';

/** Until when an answer is of use. Its signal aborts then, or when the client has gone, with an error of ours as its reason. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Moves it, for work that says itself how long it may take. Only ever later. */
  extendBy(seconds: number): void;
  /** Throws once it has passed: for work that gives no timer its turn. */
  check(): void;
  /** The answer is there. */
  end(): void;
}

interface DeadlineOptions {
  readonly seconds: number;
  /** What takes that long, for the message: `The operation`. */
  readonly what: string;
  /** Aborts when nobody waits any more. */
  readonly gone?: AbortSignal;
}

export function deadlineIn({ seconds, what, gone }: DeadlineOptions): Deadline {
  const controller = new AbortController();
  const beganMs = performance.now();
  let limit = seconds;
  let timer: NodeJS.Timeout;
  const timedOut = () =>
    controller.abort(
      new TrailcareError(
        'TIMEOUT',
        `${what} took longer than ${limit} s, which is the limit, and was ended. Ask for less at once.`,
        { limitSeconds: limit, accepted: `what is done within ${limit} s` },
      ),
    );
  const leftMs = () => beganMs + limit * 1_000 - performance.now();
  const setTimer = () => {
    timer = setTimeout(timedOut, Math.max(0, leftMs()));
    timer.unref();
  };
  const onGone = () => controller.abort(cancelled());
  setTimer();
  if (gone?.aborted === true) onGone();
  gone?.addEventListener('abort', onGone, { once: true });
  return {
    signal: controller.signal,
    extendBy(more) {
      if (more <= 0 || controller.signal.aborted) return;
      limit += more;
      clearTimeout(timer);
      setTimer();
    },
    check() {
      if (leftMs() < 0) timedOut();
      controller.signal.throwIfAborted();
    },
    end() {
      clearTimeout(timer);
      gone?.removeEventListener('abort', onGone);
    },
  };
}

/** For answers that may take as long as they take: those of a command. */
export const NO_DEADLINE: Deadline = {
  signal: new AbortController().signal,
  extendBy() {},
  check() {},
  end() {},
};
