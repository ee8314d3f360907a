import { badInput } from '../../errors.ts';
import type { AnyFact, KindName } from '../../model/kinds.ts';
import { CURRENT } from '../../model/versions.ts';
import type { LoadSession, PutOutcome } from '../../store.ts';
import type { Connection, Run } from './connection.ts';
import { rowsOf } from './fact-rows.ts';
import { fingerprintSet } from './fingerprint-set.ts';
import { leaseLost, takeLease } from './lease.ts';
import { referencesOf } from './names.ts';
import { whole } from './parameters.ts';
import { type Key, type PutPlan, keysOf, planPut } from './plan-put.ts';
import * as statements from './statements.ts';
import { sweep } from './sweep.ts';

/** Rows of one transaction: more at once runs a server with 1 GB of heap out of memory. */
const BATCH = 5_000;

/** Takes the lease, sweeps what an abandoned load left, and writes in transactions that are each safe to repeat. */
export async function beginLoad(connection: Connection, waitMs: number): Promise<LoadSession> {
  const lease = await takeLease(connection, waitMs);
  const pending = lease.revision + 1;
  const base = { pending: whole(pending), current: whole(CURRENT) };
  const unchanged = fingerprintSet();
  const priorities = new Map<string, number>();
  let wrote = false;
  let ended = false;

  function mustRun(): void {
    if (ended) throw new Error('This load has ended; begin another.');
  }

  async function end(kind: KindName, keys: readonly Key[]): Promise<number> {
    let count: number | null = null;
    await lease.write(async (run) => {
      const current = await run(statements.currentVersions(kind), { ...base, keys });
      const since = current.map((row) => (row['since'] === null ? null : Number(row['since'])));
      // What the first attempt found: a repeated one may find its own work done.
      count ??= since.filter((revision) => revision !== null).length;
      const endings = keys.filter((_, n) => since[n] !== null && since[n]! < pending);
      const drops = keys.filter((_, n) => since[n] !== null && since[n]! >= pending);
      if (endings.length > 0) await run(statements.endVersions(kind), { ...base, keys: endings });
      if (drops.length > 0) await run(statements.dropVersions(kind), { ...base, keys: drops });
    });
    return count ?? 0;
  }

  try {
    await sweep(lease);
  } catch (error) {
    lease.stop();
    throw error;
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
          run(statements.currentVersions(kind), { ...base, keys }),
          learnPriorities(run, facts, priorities),
        ]);
        const plan = planPut(kind, facts, keys, current, pending, priorities);
        for (const fact of plan.unchanged) unchanged.add(fingerprintText(kind, fact.source, fact.code));
        // What the first attempt found: a repeated one may find its own work done.
        outcomes ??= plan.outcomes;
        if (plan.create.length > 0) await writePlan(run, kind, plan);
        wrote ||= plan.create.length > 0;
      });
      return outcomes ?? [];
    },

    async end(kind, source, codes) {
      mustRun();
      const distinct = [...new Set(codes)];
      let count = 0;
      for (let from = 0; from < distinct.length; from += BATCH) {
        count += await end(kind, distinct.slice(from, from + BATCH).map((code) => [code, source]));
      }
      wrote ||= count > 0;
      return count;
    },

    async *notPut(kind, source) {
      mustRun();
      for (let after: string | undefined = ''; after !== undefined; ) {
        const parameters = { ...base, source, after, batch: whole(BATCH) };
        const rows = await connection.read(statements.currentCodes(kind), parameters);
        const codes = rows.map((row) => String(row['code']));
        const left = codes.filter((code) => !unchanged.has(fingerprintText(kind, source, code)));
        if (left.length > 0) yield left;
        after = codes.length < BATCH ? undefined : codes.at(-1);
      }
    },

    async existing(kind, codes) {
      mustRun();
      if (codes.length === 0) return new Set();
      const parameters = { current: base.current, codes: [...new Set(codes)] };
      const rows = await connection.read(statements.existing(kind), parameters);
      return new Set(rows.map((row) => String(row['code'])));
    },

    async commit(record) {
      mustRun();
      const revision = wrote ? pending : lease.revision;
      await connection.write(async (run) => {
        // Repeated when the first answer was lost on its way.
        const [done] = await run(statements.published, { token: lease.token });
        if (done !== undefined) return;
        const [held] = await run(statements.renewLease, { token: lease.token });
        if (held === undefined) throw leaseLost();
        const at = new Date(Number(held['now'])).toISOString();
        const { actor, format, source, files, summary } = record;
        const audit = { at, actor, format, source, files, summary };
        await run(statements.publish, { ...audit, token: lease.token, revision: whole(revision) });
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

  async function writePlan(run: Run, kind: KindName, plan: PutPlan): Promise<void> {
    const facts = plan.create.map(({ fact }) => fact);
    const work = [
      plan.drop.length > 0 && run(statements.dropVersions(kind), { ...base, keys: plan.drop }),
      plan.end.length > 0 && run(statements.endVersions(kind), { ...base, keys: plan.end }),
      ...Array.from(identitiesOf(kind, facts), ([target, codes]) =>
        run(statements.mergeIdentities(target), { codes: [...codes] }),
      ),
      run(statements.createVersions(kind), { ...base, rows: rowsOf(kind, plan.create) }),
    ];
    await Promise.all(work);
  }
}

/** Codes by kind of all identities that the facts' relationships will need. */
function identitiesOf(kind: KindName, facts: readonly AnyFact[]): Map<KindName, Set<string>> {
  const identities = new Map<KindName, Set<string>>([[kind, new Set(facts.map(({ code }) => code))]]);
  for (const { field, target } of referencesOf(kind)) {
    const codes = identities.get(target) ?? new Set();
    for (const code of facts.flatMap((fact) => fact[field] ?? [])) codes.add(String(code));
    identities.set(target, codes);
  }
  return identities;
}

/** Looks up the priorities of sources that the load has not met. A source that nobody states has priority 0. */
async function learnPriorities(run: Run, facts: readonly AnyFact[], priorities: Map<string, number>): Promise<void> {
  const codes = [...new Set(facts.map(({ source }) => source))].filter((code) => !priorities.has(code));
  if (codes.length === 0) return;
  const rows = await run(statements.sourcePriorities, { codes, current: whole(CURRENT) });
  const found = new Map(rows.map((row) => [String(row['code']), Number(row['priority'])]));
  for (const code of codes) priorities.set(code, found.get(code) ?? 0);
}

const fingerprintText = (kind: KindName, source: string, code: string) => `${kind} ${source} ${code}`;

function isLeaseLost(error: unknown): boolean {
  return error instanceof Error && 'details' in error && (error.details as Record<string, unknown>)['lostLease'] === true;
}
