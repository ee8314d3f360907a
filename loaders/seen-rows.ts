import Database from 'better-sqlite3';
import { type AnyFact, KIND_NAMES, type KindName } from '../graph/model/kinds.ts';
import type { Addition, Put, Rejection } from './source-format.ts';

/**
 * What the rows of a load say, kept in a temporary SQLite database on disk until all of them are read: which row of
 * a key is shown, and whether what it refers to exists, is known only then. Memory does not grow with the file.
 * File-level facts (of no row) belong to row ids below 0.
 */
export interface SeenRows {
  addRow(row: SeenRow): void;
  addFacts(row: number, puts: readonly Put[]): void;
  addAdditions(row: number, additions: readonly Addition[]): void;
  /** A reference to something that is not in the committed graph: perhaps in this load. */
  addOpenReference(row: number, field: string, kind: KindName, code: string): void;
  reject(row: number, rejection: Rejection): void;
  /** Runs `work` in one transaction: 50 times faster than row by row. */
  together<T>(work: () => T): T;
  /** For the questions that are asked when all is read, each in a file of its own. */
  readonly db: Database.Database;
  close(): void;
}

interface SeenRow {
  readonly id: number;
  readonly file: number;
  readonly line: number;
  readonly sheet: string | null;
  readonly outcome: 'facts' | 'rejected' | 'blank';
  /** Rows with the same scope and key are duplicates of each other. */
  readonly scope: string;
  readonly key: string | null;
  readonly rank: number;
}

export const kindNumber = new Map<KindName, number>(KIND_NAMES.map((name, i) => [name, i]));

const SCHEMA = `
  CREATE TABLE rows (id INTEGER PRIMARY KEY, file INTEGER, line INTEGER, sheet TEXT, outcome TEXT, scope TEXT, key TEXT, rank REAL);
  CREATE TABLE facts (id INTEGER PRIMARY KEY, row INTEGER, kind INTEGER, code TEXT, source TEXT, json TEXT);
  CREATE TABLE totals (id INTEGER PRIMARY KEY, kind INTEGER, code TEXT, source TEXT, field TEXT, json TEXT, UNIQUE (kind, code, source));
  CREATE TABLE additions (row INTEGER, total INTEGER, amount REAL, told TEXT);
  CREATE TABLE open (row INTEGER, field TEXT, kind INTEGER, code TEXT);
  CREATE TABLE rejections (row INTEGER PRIMARY KEY, "column" TEXT, value TEXT, rule TEXT, accepted TEXT);
  CREATE TABLE keys (winner INTEGER PRIMARY KEY, first INTEGER, scope TEXT, key TEXT);
  CREATE TABLE chosen (kind INTEGER, code TEXT, source TEXT, fact INTEGER, row INTEGER, written INTEGER DEFAULT 0,
    PRIMARY KEY (kind, code, source)) WITHOUT ROWID;
`;

export function openSeenRows(): SeenRows {
  // '' is a database in a temporary file that goes with its connection.
  const db = new Database('');
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -16000');
  db.exec(SCHEMA);
  const insertRow = db.prepare('INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const insertFact = db.prepare('INSERT INTO facts (row, kind, code, source, json) VALUES (?, ?, ?, ?, ?)');
  const insertTotal = db.prepare(
    'INSERT OR IGNORE INTO totals (kind, code, source, field, json) VALUES (?, ?, ?, ?, ?)',
  );
  const insertAddition = db.prepare(`
    INSERT INTO additions SELECT ?, id, ?, ? FROM totals WHERE kind = ? AND code = ? AND source = ?`);
  const insertOpen = db.prepare('INSERT INTO open VALUES (?, ?, ?, ?)');
  const insertRejection = db.prepare('INSERT OR IGNORE INTO rejections VALUES (?, ?, ?, ?, ?)');
  return {
    db,
    addRow: (row) =>
      void insertRow.run(row.id, row.file, row.line, row.sheet, row.outcome, row.scope, row.key, row.rank),
    addFacts(row, puts) {
      for (const [kind, fact] of puts) {
        insertFact.run(row, kindNumber.get(kind), fact.code, fact.source, JSON.stringify(fact));
      }
    },
    addAdditions(row, additions) {
      for (const { total, field, amount, told } of additions) {
        const [kind, fact] = [kindNumber.get(total[0]), total[1]];
        insertTotal.run(kind, fact.code, fact.source, field, JSON.stringify(fact));
        insertAddition.run(row, amount, told, kind, fact.code, fact.source);
      }
    },
    addOpenReference: (row, field, kind, code) => void insertOpen.run(row, field, kindNumber.get(kind), code),
    reject: (row, { column, value, rule, accepted }) =>
      void insertRejection.run(row, column, value, rule, accepted),
    together: (work) => db.transaction(work)(),
    close: () => void db.close(),
  };
}

export const factOf = (json: string) => JSON.parse(json) as AnyFact;
