/** What the store needs besides the kinds: its revision and the log of loads, which no statement can change once written. */
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
  refusal('update', 'UPDATE ON "store_load"'),
  refusal('delete', 'DELETE ON "store_load"'),
  // INSERT OR REPLACE removes what it replaces without a DELETE that a trigger sees.
  refusal('replace', 'INSERT ON "store_load" WHEN EXISTS (SELECT 1 FROM "store_load" WHERE "id" = NEW."id")'),
];

function refusal(name: string, event: string): string {
  return `CREATE TRIGGER "store_load_no_${name}" BEFORE ${event}
      BEGIN SELECT RAISE(ABORT, 'The log of loads only grows.'); END`;
}
