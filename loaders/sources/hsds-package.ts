import Database from 'better-sqlite3';
import type { FileOfLoad } from '../source-format.ts';
import type { Mappings } from '../mappings.ts';
import { headersOf } from './columns.ts';
import { hsdsField, hsdsTable } from './hsds-tables.ts';

export type HsdsRecord = Readonly<Record<string, unknown>>;

/** The tables of one directory, joined by their ids. */
export interface HsdsPackage {
  by(table: string, field: string, value: string): HsdsRecord[];
}

const IDS = new Set([
  'id',
  'organization_id',
  'service_id',
  'location_id',
  'service_at_location_id',
  'link_id',
  'resource_id',
]);
const packages = new WeakMap<readonly FileOfLoad[], Promise<HsdsPackage>>();

/** Once per load, whichever of its files is opened first. */
export function hsdsPackage(files: readonly FileOfLoad[], mappings: Mappings): Promise<HsdsPackage> {
  let made = packages.get(files);
  if (made === undefined) packages.set(files, (made = readPackage(files, mappings)));
  return made;
}

/** In a temporary database on disk, which goes with the object: memory does not grow with the directory. */
async function readPackage(files: readonly FileOfLoad[], mappings: Mappings): Promise<HsdsPackage> {
  const db = new Database('');
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.exec(`
    CREATE TABLE records (id INTEGER PRIMARY KEY, json TEXT);
    CREATE TABLE links (tab TEXT, field TEXT, value TEXT, record INTEGER, PRIMARY KEY (tab, field, value, record)) WITHOUT ROWID;
  `);
  const addRecord = db.prepare('INSERT INTO records (json) VALUES (?)');
  const addLink = db.prepare('INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?)');
  for (const { sample, rows } of files) {
    const table =
      sample.container === 'csv' || sample.container === 'xlsx'
        ? hsdsTable(headersOf(sample), mappings)
        : null;
    if (table === null || table.use === 'drop') continue;
    for await (const batch of rows()) {
      db.transaction(() => {
        for (const item of batch) {
          if (item.kind !== 'row') continue;
          const record = hsdsRecord(table.name, item.row.cells);
          const { lastInsertRowid } = addRecord.run(JSON.stringify(record));
          for (const [field, value] of Object.entries(record))
            if (IDS.has(field)) addLink.run(table.name, field, value, lastInsertRowid);
        }
      })();
    }
  }
  const find = db.prepare<[string, string, string], { json: string }>(
    'SELECT json FROM records WHERE id IN (SELECT record FROM links WHERE tab = ? AND field = ? AND value = ?) ORDER BY id',
  );
  return {
    by: (table, field, value) =>
      value === '' ? [] : find.all(table, field, value).map(({ json }) => JSON.parse(json) as HsdsRecord),
  };
}

/** The cells of a table's row under the names of the standard; empty ones are left out. */
export function hsdsRecord(table: string, cells: Readonly<Record<string, string>>): Record<string, string> {
  const record: Record<string, string> = {};
  for (const [header, text] of Object.entries(cells))
    if (text !== '') record[hsdsField(table, header)] ??= text;
  return record;
}
