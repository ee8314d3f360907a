import type { Taken } from './promise.ts';

/** By the clock: for what runs in other processes, or waits. */
export async function timed(work: () => unknown): Promise<Taken> {
  const started = performance.now();
  const answer = await work();
  return { ms: performance.now() - started, answer };
}

/**
 * By the processor time of this process, all its threads: what it would take by the clock if nothing else ran, and a little more where it collects
 * garbage meanwhile. Peers in other processes take theirs alike, so that other work on the machine counts for nobody.
 */
export function computed(work: () => unknown): Taken {
  const before = process.cpuUsage();
  const answer = work();
  return { ms: msSince(before), answer };
}

/** As `computed`, of work that gives way now and then. */
export async function computedInSteps(work: () => Promise<unknown>): Promise<Taken> {
  const before = process.cpuUsage();
  const answer = await work();
  return { ms: msSince(before), answer };
}

function msSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
