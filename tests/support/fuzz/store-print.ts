import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';

/** Where a load keeps the questions that it asks, with the record that it did; a load that takes nothing keeps those of its words. */
const QUESTIONS: Readonly<Record<string, string>> = {
  store_load: `WHERE format <> 'questions'`,
  store_record: `WHERE type <> 'question'`,
};

/** A hash of every row of every table of an SQLite file but questions: equal only when nothing else was written. */
export function storePrint(file: string): string {
  const db = new Database(file, { readonly: true });
  try {
    const hash = createHash('sha256');
    const tables = db
      .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .all();
    for (const { name } of tables) {
      hash.update(`\n${name}\n`);
      for (const row of db
        .prepare<[], unknown[]>(`SELECT * FROM "${name}" ${QUESTIONS[name] ?? ''}`)
        .raw()
        .iterate())
        hash.update(JSON.stringify(row));
    }
    return hash.digest('hex');
  } finally {
    db.close();
  }
}
