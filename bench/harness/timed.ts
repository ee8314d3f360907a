import type { Taken } from './promise.ts';

/** Runs a piece of our own work by the clock. */
export async function timed(work: () => unknown): Promise<Taken> {
  const started = performance.now();
  const answer = await work();
  return { ms: performance.now() - started, answer };
}

/** As `timed`, of work that never waits. */
export function timedAtOnce(work: () => unknown): Taken {
  const started = performance.now();
  const answer = work();
  return { ms: performance.now() - started, answer };
}
