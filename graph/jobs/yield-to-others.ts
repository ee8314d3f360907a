import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/** Somebody waits for it: a tenth of a core is left to it even where others want all. */
const BELOW_NORMAL = constants.priority.PRIORITY_BELOW_NORMAL;

/**
 * Lets the threads that answer clients go before this one wherever cores are short. On Linux a priority is that of one thread, and the
 * system names the one that asks; elsewhere it would be that of the whole process, so nothing is done.
 */
export function yieldToOthers(priority: number = BELOW_NORMAL): void {
  if (process.platform !== 'linux') return;
  try {
    const thread = Number(/task\/(\d+)$/.exec(readlinkSync('/proc/thread-self'))?.[1]);
    if (thread > 0) setPriority(thread, priority);
  } catch {
    // Without /proc, or where it is forbidden, it runs as any other thread does.
  }
}

/** The same of a process that has just begun: on Linux of its first thread, and so of all that this will start. */
export function makeYield(processId: number): void {
  try {
    setPriority(processId, BELOW_NORMAL);
  } catch {
    // Where it is forbidden, or the process has ended already, it runs as any other does.
  }
}
