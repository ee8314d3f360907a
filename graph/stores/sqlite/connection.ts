import { closeSync, existsSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { greatCircleKm } from '../../model/great-circle.ts';
import type { Row } from './rows.ts';
import type { Sql, SqlValue } from './sql.ts';

/** An open database. The only file that knows better-sqlite3. */
export interface Connection {
  rows(query: Sql): Row[];
  /** The first row, or undefined. */
  row(query: Sql): Row | undefined;
  /** A statement that is used for many rows. */
  prepare(text: string): Prepared;
  /** Statements without parameters. */
  execute(text: string): void;
  /** How long a statement waits for another process's lock. */
  waitForLocks(ms: number): void;
  readonly inTransaction: boolean;
  /** Writes the whole database into a file, over what is in it, as one transaction of that file: of what this connection's transaction sees. */
  copyTo(file: string): Promise<void>;
  close(): void;
}

interface Prepared {
  row(...values: readonly SqlValue[]): Row | undefined;
  run(...values: readonly SqlValue[]): { changes: number; id: number };
}

/** Statements kept prepared per connection. The shapes of conditions that clients send are many but few are frequent. */
const KEPT_STATEMENTS = 500;
const LOCK_WAIT_MS = 5_000;
const OWNER_ALONE = 0o600;

/** Of a copy, between which others of this process get their turn: some 40 MB. */
const PAGES_AT_ONCE = 10_000;

interface ConnectionOptions {
  /** Makes the file when it is missing; without it a missing file is an error. */
  readonly create: boolean;
  readonly cacheMb: number;
  /** Writes nothing, so that the file may be one that nobody may write. */
  readonly readonly?: boolean;
}

export function openConnection(
  path: string,
  { create, cacheMb, readonly = false }: ConnectionOptions,
): Connection {
  if (create && path !== ':memory:') {
    try {
      makeFile(path);
    } catch {
      // SQLite, which cannot make it either, says why.
    }
  }
  const database = new Database(path, { fileMustExist: !create, timeout: LOCK_WAIT_MS, readonly });
  try {
    if (!readonly) database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    // After a large load the log shrinks to this many bytes again.
    database.pragma('journal_size_limit = 16777216');
    database.pragma(`cache_size = -${cacheMb * 1024}`);
    database.function('great_circle_km', { deterministic: true }, greatCircle);
  } catch (error) {
    database.close();
    throw error;
  }
  const kept = new Map<string, Database.Statement<unknown[], Row>>();
  const statement = (text: string) => {
    const known = kept.get(text);
    if (known) return known;
    const prepared = database.prepare<unknown[], Row>(text);
    if (prepared.reader) prepared.raw(true);
    const oldest = kept.size >= KEPT_STATEMENTS ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    kept.set(text, prepared);
    return prepared;
  };
  return {
    rows: ({ text, values }) => statement(text).all(...values),
    row: ({ text, values }) => statement(text).get(...values),
    prepare: (text) => {
      const prepared = statement(text);
      return {
        row: (...values) => prepared.get(...values),
        run: (...values) => {
          const { changes, lastInsertRowid } = prepared.run(...values);
          return { changes, id: Number(lastInsertRowid) };
        },
      };
    },
    execute: (text) => void database.exec(text),
    waitForLocks: (ms) => void database.pragma(`busy_timeout = ${ms}`),
    get inTransaction() {
      return database.inTransaction;
    },
    async copyTo(file) {
      await database.backup(file, { progress: () => PAGES_AT_ONCE });
    },
    close: () => void database.close(),
  };
}

/** An empty one, unless there is one, which its owner alone may read: it will hold restricted facts and the hashes of keys. */
export function makeFile(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'a', OWNER_ALONE));
}

const greatCircle = (lat: number, lon: number, fromLat: number, fromLon: number): number =>
  greatCircleKm({ lat, lon }, { lat: fromLat, lon: fromLon });
