import type { Connection } from './connection.ts';
import { sql } from './sql.ts';

/** What each of the last loads touched. Came later than the others. */
export const TOUCHED = `CREATE TABLE IF NOT EXISTS "store_touched" (
      "revision" INTEGER PRIMARY KEY,
      "origin" TEXT NOT NULL,
      "codes" TEXT
    ) STRICT`;

/** What the store needs besides the kinds: its revision, records, and the log of loads, which no statement can change once written. */
export const OWN_TABLES: readonly string[] = [
  `CREATE TABLE "store_revision" ("id" INTEGER PRIMARY KEY CHECK ("id" = 1), "revision" INTEGER NOT NULL) STRICT`,
  `CREATE TABLE "store_load" (
      "id" INTEGER PRIMARY KEY,
      "revision" INTEGER NOT NULL,
      "at" TEXT NOT NULL,
      "actor" TEXT NOT NULL,
      "format" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "files" TEXT NOT NULL,
      "summary" TEXT NOT NULL
    ) STRICT`,
  `CREATE TABLE "store_record" (
      "type" TEXT NOT NULL,
      "id" TEXT NOT NULL,
      "version" INTEGER NOT NULL CHECK ("version" > 0),
      "body" TEXT NOT NULL,
      "at" TEXT NOT NULL,
      PRIMARY KEY ("type", "id")
    ) STRICT`,
  TOUCHED,
  refusal('update', 'UPDATE ON "store_load"'),
  refusal('delete', 'DELETE ON "store_load"'),
  // INSERT OR REPLACE removes what it replaces without a DELETE that a trigger sees.
  refusal('replace', 'INSERT ON "store_load" WHEN EXISTS (SELECT 1 FROM "store_load" WHERE "id" = NEW."id")'),
];

/** Names of those that the file lacks. */
export function missingOwnTables(connection: Connection): string[] {
  const known = new Set(connection.rows(sql`SELECT name FROM sqlite_schema`).map(([name]) => name));
  return OWN_TABLES.map((statement) => /"(\w+)"/.exec(statement)![1]!).filter((name) => !known.has(name));
}

function refusal(name: string, event: string): string {
  return `CREATE TRIGGER "store_load_no_${name}" BEFORE ${event}
      BEGIN SELECT RAISE(ABORT, 'The log of loads only grows.'); END`;
}
