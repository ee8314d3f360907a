import { setImmediate } from 'node:timers/promises';
import { badInput } from '../../errors.ts';
import type { KindName } from '../../model/kinds.ts';
import { CURRENT } from '../../model/versions.ts';
import type { LoadSession, PutOutcome } from '../../store.ts';
import { recordWrites } from '../record-writes.ts';
import { touchedCodes } from '../touched-codes.ts';
import { settleAudiences } from '../audience/settle-audiences.ts';
import { writtenShapes } from '../audience/written-shapes.ts';
import { audienceRows } from './audience-rows.ts';
import { readRevision, writeLoad, writeRevision } from './audit.ts';
import type { Connection } from './connection.ts';
import { readRecord, removeRecord, writeRecord } from './records.ts';
import { sourcePriorities } from './source-priorities.ts';
import { identifier, oneOf, sql } from './sql.ts';
import { storeProblem } from './store-problem.ts';
import { TABLES } from './tables.ts';
import { writeTouched } from './touched.ts';
import { type VersionWriter, versionWriter } from './version-writer.ts';

const MOST_FACTS = 5_000;
/** Facts between which other work of the process gets its turn: some 20 ms. */
const FACTS_IN_A_ROW = 500;
const CODES_IN_A_BATCH = 5_000;

/** A load on a connection of its own, which is in a transaction; `ended` is called when it no longer is. */
export function loadSession(connection: Connection, path: string, ended: () => void): LoadSession {
  const published = readRevision(connection);
  const revision = published + 1;
  const writers = new Map<KindName, VersionWriter>();
  const priorities = sourcePriorities(connection);
  const records = recordWrites(async (type, id) => step(() => readRecord(connection, type, id)));
  const shapes = writtenShapes();
  const touched = touchedCodes();
  const audiences = audienceRows(connection, revision, step);
  let wrote = false;
  let over = false;
  let committing = false;

  // What `notPut` must leave out besides the versions that this load wrote. Gone with the connection.
  connection.execute(
    'CREATE TEMP TABLE unchanged (kind TEXT, source TEXT, code TEXT, PRIMARY KEY (kind, source, code)) STRICT, WITHOUT ROWID',
  );
  const noteUnchanged = connection.prepare('INSERT OR IGNORE INTO unchanged VALUES (?, ?, ?)');

  function writer(kind: KindName): VersionWriter {
    const known = writers.get(kind) ?? versionWriter(connection, TABLES[kind], revision);
    writers.set(kind, known);
    return known;
  }

  function finish(): void {
    over = true;
    if (connection.inTransaction) connection.execute('ROLLBACK');
    connection.close();
    ended();
  }

  /** Runs one step; when it fails the whole load is undone, because a half of it must not be committed. */
  function step<T>(run: () => T): T {
    if (over) throw new Error('This load has ended.');
    try {
      return run();
    } catch (error) {
      finish();
      throw storeProblem(path, error);
    }
  }

  /** A step of who loads, who must not write while the commit runs. */
  function ownStep<T>(run: () => T): T {
    if (committing) throw new Error('This load is being committed.');
    return step(run);
  }

  async function audienceChanges() {
    try {
      return await settleAudiences(audiences, shapes);
    } catch (error) {
      if (!over) finish();
      throw error;
    }
  }

  return {
    revision,

    async put(kind, facts) {
      if (facts.length > MOST_FACTS)
        throw badInput('facts', facts.length, `at most ${MOST_FACTS} facts at once`);
      const outcomes: PutOutcome[] = [];
      for (let from = 0; from < facts.length; from += FACTS_IN_A_ROW) {
        if (from > 0) await setImmediate();
        ownStep(() => {
          const ofKind = writer(kind);
          for (const fact of facts.slice(from, from + FACTS_IN_A_ROW)) {
            if (kind === 'Source') priorities.note(fact);
            const outcome = ofKind.put(fact, priorities.of(fact.source));
            if (outcome === 'written') {
              wrote = true;
              shapes.note(kind, fact);
              touched.note(kind, [fact.code]);
            } else noteUnchanged.run(kind, fact.source, fact.code);
            outcomes.push(outcome);
          }
        });
      }
      return outcomes;
    },

    async end(kind, source, codes) {
      return ownStep(() => {
        const ofKind = writer(kind);
        const gone = codes.filter((code) => ofKind.end(source, code));
        if (gone.length > 0) {
          wrote = true;
          shapes.noteEnded(kind);
          touched.note(kind, gone);
        }
        return gone.length;
      });
    },

    async *notPut(kind, source) {
      for (let after: string | undefined = ''; after !== undefined;) {
        const last: string = after;
        const rows = ownStep(() =>
          connection.rows(
            sql`SELECT "code" FROM ${identifier(TABLES[kind].name)} AS f
              WHERE "until" = ${CURRENT} AND "code" > ${last} AND "source" = ${source} AND "since" < ${revision}
                AND NOT EXISTS (SELECT 1 FROM unchanged AS u WHERE u.kind = ${kind} AND u.source = f."source" AND u.code = f."code")
              ORDER BY "code" LIMIT ${CODES_IN_A_BATCH}`,
          ),
        );
        const codes = rows.map(([code]) => String(code));
        if (codes.length > 0) yield codes;
        after = codes.length === CODES_IN_A_BATCH ? codes.at(-1) : undefined;
      }
    },

    async existing(kind, codes) {
      const table = identifier(TABLES[kind].name);
      const query = sql`SELECT DISTINCT "code" FROM ${table} WHERE "until" = ${CURRENT} AND "code" IN ${oneOf(codes)}`;
      return new Set(ownStep(() => connection.rows(query)).map(([code]) => String(code)));
    },

    putRecord: records.put,
    removeRecord: records.remove,

    async commit(record) {
      const after = wrote ? revision : published;
      ownStep(() => (committing = true));
      const changes = wrote ? await audienceChanges() : [];
      step(() => {
        for (const [kind, ofKind] of changes) audiences.setCommitted(kind, ofKind);
        if (wrote) {
          writeRevision(connection, revision);
          writeTouched(connection, revision, touched.record(changes));
        }
        const at = new Date().toISOString();
        for (const one of records.all()) writeRecord(connection, { ...one, at });
        for (const one of records.removed()) removeRecord(connection, one);
        writeLoad(connection, { ...record, revision: after, at });
        connection.execute('COMMIT');
      });
      finish();
      return after;
    },

    async abort() {
      if (!over) finish();
    },
  };
}
