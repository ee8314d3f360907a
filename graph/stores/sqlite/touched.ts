import type { Touched } from '../../store.ts';
import { REMEMBERED_REVISIONS, type TouchedRecord, touchedTogether } from '../touched-codes.ts';
import type { Connection } from './connection.ts';
import { sql } from './sql.ts';

export function readTouched(connection: Connection, revision: number): Touched | null {
  // One statement, so that no load comes between.
  const rows = connection.rows(
    sql`SELECT "r"."revision", "t"."revision", "t"."origin", "t"."codes" FROM "store_revision" AS "r"
      JOIN "store_touched" AS "t" ON "t"."revision" >= ${revision} AND "t"."revision" <= "r"."revision" ORDER BY "t"."revision"`,
  );
  const kept = rows.map(([, of, origin, codes]) => ({
    revision: Number(of),
    origin: String(origin),
    codes: codes === null ? null : String(codes),
  }));
  return touchedTogether(kept, revision, Number(rows[0]?.[0] ?? 0));
}

/** Of the revision that is about to be published. What is too old to be asked for goes. */
export function writeTouched(
  connection: Connection,
  revision: number,
  { origin, codes }: TouchedRecord,
): void {
  connection
    .prepare('INSERT INTO "store_touched" ("revision", "origin", "codes") VALUES (?, ?, ?)')
    .run(revision, origin, codes);
  connection
    .prepare('DELETE FROM "store_touched" WHERE "revision" <= ?')
    .run(revision - REMEMBERED_REVISIONS);
}
