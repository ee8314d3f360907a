import { setTimeout } from 'node:timers/promises';
import { TrailcareError } from '../../errors.ts';
import type { Connection } from './connection.ts';
import { isBusy } from './store-problem.ts';

const LOOK_AGAIN_MS = 20;
const LOCK_WAIT_MS = 5_000;

/**
 * Takes the one lock for writing, also against other processes; looks again until `waitMs` have passed. Does not use
 * SQLite's own waiting, which would stop this process, and with it a load of its own that is to end.
 */
export async function beginTransaction(connection: Connection, waitMs: number): Promise<void> {
  const deadlineMs = performance.now() + waitMs;
  connection.waitForLocks(0);
  for (;;) {
    try {
      connection.execute('BEGIN IMMEDIATE');
      connection.waitForLocks(LOCK_WAIT_MS);
      return;
    } catch (error) {
      if (!isBusy(error)) throw error;
      const leftMs = deadlineMs - performance.now();
      if (leftMs <= 0) {
        throw new TrailcareError(
          'OVERLOADED',
          'Another load is running: try again when it has ended.',
          { waitMs },
          error,
        );
      }
      await setTimeout(Math.min(LOOK_AGAIN_MS, leftMs));
    }
  }
}
