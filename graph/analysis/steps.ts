/** A computation that stands still after each of its steps, of which each takes little time, until it is asked to go on. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** So many small things (a stop passed, a leg added up) make a step: together well under the milliseconds after which others get their turn. */
export const IN_STEP = 128;

/** Goes to the end with a pause after each step. */
export async function withPauses<T>(steps: Steps<T>, pause: () => Promise<void>): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    await pause();
  }
}

/** Goes to the end without a rest. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
