import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { TrailcareError, storeUnavailable } from '../../errors.ts';
import type { Connection, Run } from './connection.ts';
import { whole } from './parameters.ts';
import * as statements from './statements.ts';

/** A load without a sign of life for so long, by the database's clock, is taken for dead; so is one that a clock set back left in the future. */
const ABANDONED_AFTER_MS = 15_000;
const BEAT_EVERY_MS = 4_000;
const ASK_EVERY_MS = 200;

/** The right to be the one load that runs. */
export interface Lease {
  /** Of its holder. */
  readonly token: string;
  /** The store's revision when it was taken; nobody else can raise it. */
  readonly revision: number;
  /** A transaction that first checks and renews the lease, and so keeps every other load out until it ends. */
  write<T>(work: (run: Run) => Promise<T>): Promise<T>;
  release(): Promise<void>;
  /** Ends the beat, for a lease that was released or lost. */
  stop(): void;
}

export async function takeLease(connection: Connection, waitMs: number): Promise<Lease> {
  const token = randomUUID();
  const revision = await waitForRevision(connection, token, performance.now() + waitMs);
  let lastBeat = performance.now();

  const write: Lease['write'] = (work) =>
    connection.write(async (run) => {
      const [held] = await run(statements.renewLease, { token });
      if (held === undefined) throw leaseLost();
      const result = await work(run);
      // Once more, because the first beat is seen only at the end, when it may be old.
      await run(statements.renewLease, { token });
      lastBeat = performance.now();
      return result;
    });

  const timer = setInterval(() => {
    // A beat that fails says nothing new: the next write checks the lease itself, and fails with the reason.
    if (performance.now() - lastBeat >= BEAT_EVERY_MS / 2) write(async () => {}).catch(() => {});
  }, BEAT_EVERY_MS);
  timer.unref();
  const stop = () => clearInterval(timer);

  return {
    token,
    revision,
    write,
    async release() {
      stop();
      await connection.write((run) => run(statements.releaseLease, { token }));
    },
    stop,
  };
}

async function waitForRevision(connection: Connection, token: string, deadline: number): Promise<number> {
  const parameters = { token, abandonedAfterMs: whole(ABANDONED_AFTER_MS) };
  for (;;) {
    const [taken] = await connection.write((run) => run(statements.takeLease, parameters));
    if (taken !== undefined) return Number(taken['revision']);
    const [meta] = await connection.read(statements.revision, {});
    if (meta === undefined)
      throw storeUnavailable('The graph was never migrated; migrate it before loading.');
    if (performance.now() >= deadline) {
      throw new TrailcareError('OVERLOADED', 'Another load is running. Try again when it has ended.');
    }
    await sleep(Math.min(ASK_EVERY_MS, Math.max(1, deadline - performance.now())));
  }
}

/** Nothing of such a load stays: who took the lease over has swept it. */
export function leaseLost(): TrailcareError {
  const seconds = ABANDONED_AFTER_MS / 1000;
  return new TrailcareError(
    'OVERLOADED',
    `This load gave no sign of life for ${seconds} s, so another load took its place. Nothing of it was kept: load again.`,
    { lostLease: true },
  );
}

export function isLeaseLost(error: unknown): boolean {
  return error instanceof TrailcareError && error.details['lostLease'] === true;
}
