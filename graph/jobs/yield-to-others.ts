import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * Lets the threads that answer clients go before this one wherever cores are short. On Linux a priority is that of one thread, and the
 * system names the one that asks; elsewhere it would be that of the whole process, so nothing is done.
 */
export function yieldToOthers(priority: number = constants.priority.PRIORITY_LOW): void {
  if (process.platform !== 'linux') return;
  try {
    const thread = Number(/task\/(\d+)$/.exec(readlinkSync('/proc/thread-self'))?.[1]);
    if (thread > 0) setPriority(thread, priority);
  } catch {
    // Without /proc, or where it is forbidden, it runs as any other thread does.
  }
}
