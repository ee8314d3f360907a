import { setImmediate } from 'node:timers/promises';
import { KIND_NAMES } from '../../model/kinds.ts';
import type { Change, ChangePage, ChangePlace } from '../../store.ts';
import { readRevision } from './audit.ts';
import type { Connection } from './connection.ts';
import { factColumns, factOfRow } from './rows.ts';
import { identifier, sql } from './sql.ts';
import { TABLES } from './tables.ts';

/**
 * A query of its own for each kind, as in a scan: what a published revision changed stays as it is. `reading` lends the
 * connection.
 */
export async function readChanges(
  reading: <T>(read: (connection: Connection) => T) => T,
  revision: number,
  { first, after = null }: ChangePage,
): Promise<Change[]> {
  const changes: Change[] = [];
  if (revision > reading(readRevision)) return changes;
  const kinds = after === null ? KIND_NAMES : KIND_NAMES.slice(KIND_NAMES.indexOf(after.kind));
  for (const kind of kinds) {
    const left = first - changes.length;
    if (left <= 0) break;
    const last = kind === after?.kind ? after : { kind, code: '', source: '' };
    changes.push(...reading((connection) => changesAfter(connection, revision, last, left)));
    await setImmediate();
  }
  return changes;
}

/**
 * Of one kind. What was ended is found by the index on (until, code, source). What was written is found by walking the
 * index on (code, source, since), without touching the table: an index on since would cost every load more than it
 * saves the few who ask.
 */
export function changesAfter(
  connection: Connection,
  revision: number,
  { kind, code, source }: ChangePlace,
  limit: number,
): Change[] {
  const table = TABLES[kind];
  const name = identifier(table.name);
  const rows = connection.rows(
    sql`WITH "changed" AS (
        SELECT "code", "source" FROM ${name} WHERE "since" = ${revision} AND ("code", "source") > (${code}, ${source})
        UNION
        SELECT "code", "source" FROM ${name} WHERE "until" = ${revision} AND ("code", "source") > (${code}, ${source})
        ORDER BY 1, 2 LIMIT ${limit}
      )
      SELECT "c"."code", "c"."source", ${factColumns(table, 'b')}, ${factColumns(table, 'a')} FROM "changed" AS "c"
      LEFT JOIN ${name} AS "b" ON "b"."until" = ${revision} AND "b"."code" = "c"."code" AND "b"."source" = "c"."source"
      LEFT JOIN ${name} AS "a" ON "a"."since" = ${revision} AND "a"."code" = "c"."code" AND "a"."source" = "c"."source"
      ORDER BY "c"."code", "c"."source"`,
  );
  return rows.map((row) => {
    // A code is never null, so a null is a version that is not there.
    const factFrom = (start: number) => (row[start] === null ? null : factOfRow(table, row, start));
    return {
      kind,
      code: String(row[0]),
      source: String(row[1]),
      before: factFrom(2),
      after: factFrom(2 + table.columns.length),
    };
  });
}
