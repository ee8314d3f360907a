import { storeUnavailable, storeUnfit } from '../../errors.ts';
import { aboutStore } from './store-problem.ts';
import { newSecret } from '../new-secret.ts';
import type { Connection } from './connection.ts';
import { OWN_TABLES, TOUCHED, missingOwnTables } from './own-tables.ts';
import { writeRecord } from './records.ts';
import { completeTables, missingColumns } from './schema.ts';
import { sql } from './sql.ts';

interface Migration {
  readonly name: string;
  readonly run: (connection: Connection) => void;
}

/**
 * In order; the number of a migration is its place, from 1. Never change one that was released: add one. When a kind
 * gets a field that may be null, or a kind or an index is new, the migration is `completeTables` once more: in a new
 * store the first has done it all, and the later find nothing to do.
 */
const MIGRATIONS: readonly Migration[] = [
  {
    name: 'revision, audit and the tables of all kinds',
    run: (connection) => {
      for (const statement of OWN_TABLES) connection.execute(statement);
      connection.execute('INSERT INTO "store_revision" VALUES (1, 0)');
      completeTables(connection);
    },
  },
  {
    name: 'a secret of the store',
    run: (connection) => writeRecord(connection, newSecret()),
  },
  {
    name: 'what each load touched',
    run: (connection) => connection.execute(TOUCHED),
  },
];

const NEWEST = MIGRATIONS.length;

/** Runs what is missing, in one transaction. Takes no lock when nothing is, so that it does not wait for a load. */
export function migrateStore(connection: Connection, path: string): void {
  if (checkNotNewer(connection, path) < NEWEST) {
    connection.execute('BEGIN IMMEDIATE');
    try {
      connection.execute(
        'CREATE TABLE IF NOT EXISTS "store_migration" ("version" INTEGER PRIMARY KEY, "name" TEXT NOT NULL, "at" TEXT NOT NULL) STRICT',
      );
      // Another process may have migrated while this one waited for the lock.
      const from = checkNotNewer(connection, path);
      const record = connection.prepare('INSERT INTO "store_migration" VALUES (?, ?, ?)');
      for (const [index, { name, run }] of MIGRATIONS.entries()) {
        if (index < from) continue;
        run(connection);
        record.run(index + 1, name, new Date().toISOString());
      }
      connection.execute('COMMIT');
    } catch (error) {
      if (connection.inTransaction) connection.execute('ROLLBACK');
      throw error;
    }
  }
  const missing = [...missingOwnTables(connection), ...missingColumns(connection)];
  if (missing.length > 0) {
    throw aboutStore(
      storeUnfit,
      path,
      ` has no ${missing.join(', ')} though it is of schema ${NEWEST}: it was made by an unreleased version. Load into a new file.`,
    );
  }
}

/** Refuses to read or load before `migrate`, and a store that a newer Trailcare wrote. */
export function checkMigrated(connection: Connection, path: string): void {
  if (checkNotNewer(connection, path) < NEWEST) {
    throw aboutStore(
      storeUnavailable,
      path,
      ` is not ready: its schema must first be brought up to date, which \`trailcare serve\` and \`trailcare load\` do.`,
    );
  }
}

/** Refuses what is not the file of a Trailcare store, and a store that a newer one wrote. */
export function checkIsStore(connection: Connection, path: string): void {
  if (checkNotNewer(connection, path) === 0) throw storeUnfit(`${path} is not a Trailcare store.`);
}

function checkNotNewer(connection: Connection, path: string): number {
  const version = schemaVersion(connection);
  if (version > NEWEST) {
    throw aboutStore(
      storeUnfit,
      path,
      ` was written by a newer Trailcare (schema ${version}; this one knows ${NEWEST}): update Trailcare, or use another file.`,
    );
  }
  return version;
}

function schemaVersion(connection: Connection): number {
  const table = connection.row(sql`SELECT 1 FROM sqlite_schema WHERE name = 'store_migration'`);
  if (table === undefined) return 0;
  return Number(connection.row(sql`SELECT coalesce(max("version"), 0) FROM "store_migration"`)?.[0]);
}
