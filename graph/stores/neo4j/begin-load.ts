import { badInput } from '../../errors.ts';
import type { AnyFact, KindName } from '../../model/kinds.ts';
import { CURRENT } from '../../model/versions.ts';
import type { LoadSession, PutOutcome } from '../../store.ts';
import { recordWrites } from '../record-writes.ts';
import { touchedCodes } from '../touched-codes.ts';
import { settleAudiences } from '../audience/settle-audiences.ts';
import { writtenShapes } from '../audience/written-shapes.ts';
import { audienceRows, setAudiences } from './audience-rows.ts';
import type { Connection, Run } from './connection.ts';
import { endFacts } from './end-facts.ts';
import { fingerprintSet } from './fingerprint-set.ts';
import { isLeaseLost, leaseLost, takeLease } from './lease.ts';
import { whole } from './parameters.ts';
import { keysOf, planPut } from './plan-put.ts';
import { recordReads, writeRecords } from './records.ts';
import * as statements from './statements.ts';
import { sweep } from './sweep.ts';
import { writeTouched } from './touched.ts';
import { writePlan } from './write-plan.ts';

/** Rows of one transaction: more at once runs a server with 1 GB of heap out of memory. */
const BATCH = 5_000;

/** Takes the lease, sweeps what an abandoned load left, and writes in transactions that are each safe to repeat. */
export async function beginLoad(connection: Connection, waitMs: number): Promise<LoadSession> {
  const lease = await takeLease(connection, waitMs);
  try {
    await sweep(lease);
  } catch (error) {
    // The next load finds the lease abandoned and sweeps again.
    lease.stop();
    throw error;
  }
  const pending = lease.revision + 1;
  /** Facts that were put and stay as they are: nothing in the graph says that they were put. */
  const unchanged = fingerprintSet();
  const priorities = new Map<string, number>();
  const records = recordWrites(recordReads(connection).record);
  const shapes = writtenShapes();
  const touched = touchedCodes();
  let wrote = false;
  let ended = false;

  function mustRun(): void {
    if (ended) throw new Error('This load has ended; begin another.');
  }

  return {
    revision: pending,

    async put(kind, facts) {
      mustRun();
      if (facts.length > BATCH) throw badInput('facts', facts.length, `at most ${BATCH} at once`);
      if (facts.length === 0) return [];
      const keys = keysOf(facts);
      let outcomes: PutOutcome[] | null = null;
      await lease.write(async (run) => {
        const [current] = await Promise.all([
          run(statements.currentVersions(kind), { keys, current: whole(CURRENT) }),
          learnPriorities(run, facts, priorities),
        ]);
        const plan = planPut(kind, facts, keys, current, pending, priorities);
        // What the first attempt found: a repeated one may find its own work done.
        outcomes ??= plan.outcomes;
        for (const { source, code } of plan.unchanged) unchanged.add(fingerprintText(kind, source, code));
        wrote ||= plan.create.length > 0;
        for (const { fact } of plan.create) shapes.note(kind, fact);
        touched.note(
          kind,
          plan.create.map(({ fact }) => fact.code),
        );
        await writePlan(run, kind, plan, pending);
      });
      return outcomes ?? [];
    },

    async end(kind, source, codes) {
      mustRun();
      const distinct = [...new Set(codes)];
      let count = 0;
      for (let from = 0; from < distinct.length; from += BATCH) {
        count += await endFacts(lease, kind, source, distinct.slice(from, from + BATCH), pending);
      }
      if (count > 0) {
        wrote = true;
        shapes.noteEnded(kind);
        touched.note(kind, distinct);
      }
      return count;
    },

    async *notPut(kind, source) {
      mustRun();
      const base = { source, pending: whole(pending), current: whole(CURRENT), batch: whole(BATCH) };
      for (let after: string | undefined = ''; after !== undefined;) {
        const rows = await connection.read(statements.currentCodes(kind), { ...base, after });
        const codes = rows.map((row) => String(row['code']));
        const left = codes.filter((code) => !unchanged.has(fingerprintText(kind, source, code)));
        if (left.length > 0) yield left;
        after = codes.length < BATCH ? undefined : codes.at(-1);
      }
    },

    async existing(kind, codes) {
      mustRun();
      if (codes.length === 0) return new Set();
      const parameters = { codes: [...new Set(codes)], current: whole(CURRENT) };
      const rows = await connection.read(statements.existing(kind), parameters);
      return new Set(rows.map((row) => String(row['code'])));
    },

    async putRecord(type, id, body, expectedVersion) {
      mustRun();
      await records.put(type, id, body, expectedVersion);
    },

    async removeRecord(type, id, expectedVersion) {
      mustRun();
      await records.remove(type, id, expectedVersion);
    },

    async commit({ actor, format, source, files, summary }) {
      mustRun();
      const { token } = lease;
      const revision = wrote ? pending : lease.revision;
      const audiences = wrote ? await settleAudiences(audienceRows(connection, lease), shapes) : [];
      const touchedRecord = touched.record(audiences);
      await connection.write(async (run) => {
        // Repeated when the answer to the first attempt was lost on its way.
        const [done] = await run(statements.published, { token });
        if (done !== undefined) return;
        const [held] = await run(statements.renewLease, { token });
        if (held === undefined) throw leaseLost();
        for (const [kind, changes] of audiences) await setAudiences(run, kind, changes);
        const at = new Date(Number(held['now'])).toISOString();
        if (wrote) await writeTouched(run, revision, touchedRecord);
        await writeRecords(run, records.all(), records.removed(), at);
        const audit = { at, actor, format, source, files, summary };
        await run(statements.publish, { ...audit, token, revision: whole(revision) });
      });
      ended = true;
      lease.stop();
      return revision;
    },

    async abort() {
      if (ended) return;
      ended = true;
      try {
        await sweep(lease);
        await lease.release();
      } catch (error) {
        // Whoever took the lease has swept already.
        if (!isLeaseLost(error)) throw error;
      } finally {
        lease.stop();
      }
    },
  };
}

/** Looks up the priorities of sources that the load has not met. A source that nobody states has priority 0. */
async function learnPriorities(
  run: Run,
  facts: readonly AnyFact[],
  priorities: Map<string, number>,
): Promise<void> {
  const codes = [...new Set(facts.map(({ source }) => source))].filter((code) => !priorities.has(code));
  if (codes.length === 0) return;
  const rows = await run(statements.sourcePriorities, { codes, current: whole(CURRENT) });
  const found = new Map(rows.map((row) => [String(row['code']), Number(row['priority'])]));
  for (const code of codes) priorities.set(code, found.get(code) ?? 0);
}

const fingerprintText = (kind: KindName, source: string, code: string) => `${kind} ${source} ${code}`;
