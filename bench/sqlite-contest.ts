import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import path from 'node:path';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse';
import { foldText } from '../graph/model/text.ts';
import { TABLES } from '../graph/stores/sqlite/tables.ts';
import { openStore } from '../graph/open-store.ts';
import { reloadSeeds } from '../loaders/seed.ts';
import type { LoadContest } from './load-contest.ts';
import { loadServices } from './load-services.ts';
import { SOURCE } from './services-csv.ts';

type Row = readonly unknown[];

/**
 * The peer reads the CSV by csv-parse and inserts, for each of its records, rows that are ready-made: prepared statements, one
 * transaction, the same tables with the same indexes, the same cache. Once without the words of the text search, once with them.
 */
export async function sqliteContest(folder: string, file: string, rows: number): Promise<LoadContest> {
  const [empty, full] = [path.join(folder, 'seeds.db'), path.join(folder, 'graph.db')];
  const seeded = await openStore(`sqlite:${empty}`, {});
  await seeded.migrate();
  await reloadSeeds(seeded, { demonstration: false });
  await seeded.close();

  const reset = async () => {
    for (const end of ['', '-wal', '-shm']) await rm(`${full}${end}`, { force: true });
    await copyFile(empty, full);
  };
  const ours = async () => {
    const store = await openStore(`sqlite:${full}`, {});
    await loadServices(store, file, rows);
    await store.close();
  };
  await reset();
  await ours();
  const ready = readyRows(full);
  return {
    ours,
    reset,
    bare: {
      'bare INSERTs, without words': () => insert(full, file, ready, false),
      'bare INSERTs': () => insert(full, file, ready, true),
    },
    async written() {
      const { services, links } = readyRows(full);
      const text = JSON.stringify([
        [...services.values()],
        links.map(({ table, ofId }) => [table, [...ofId]]),
      ]);
      return createHash('sha1').update(text).digest('hex');
    },
    async close() {},
  };
}

/** What the load wrote of services: rows of their table by code, and of the tables of their lists by id. */
function readyRows(store: string) {
  const db = new Database(store, { readonly: true });
  const select = (table: string, where: string) =>
    db.prepare(`SELECT * FROM "${table}" WHERE ${where}`).raw(true).all() as Row[];
  const columns = db
    .prepare('SELECT * FROM service')
    .columns()
    .map(({ name }) => name);
  const at = (name: string) => columns.indexOf(name);
  const services = new Map(
    select('service', `source = '${SOURCE}' ORDER BY id`).map((row) => [row[at('code')], row]),
  );
  const links = Array.from(TABLES.Service.links.values(), (table) => ({
    table,
    ofId: Map.groupBy(select(table, '1 ORDER BY id, value'), (row) => row[1]),
  }));
  const words = new Map(
    [...services.values()].map((row) => [row[at('id')], foldText(String(row[at('name')]))]),
  );
  db.close();
  return { services, links, words, idAt: at('id') };
}

async function insert(
  store: string,
  file: string,
  { services, links, words, idAt }: ReturnType<typeof readyRows>,
  withWords: boolean,
): Promise<void> {
  const db = new Database(store);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('cache_size = -32768');
  const into = (table: string, places: number) =>
    db.prepare(`INSERT INTO "${table}" VALUES (${Array(places).fill('?').join(', ')})`);
  const insertService = into('service', [...services.values()][0]!.length);
  const ofLinks = links.map(({ table, ofId }) => ({ insertLink: into(table, 2), ofId }));
  const insertWords = db.prepare('INSERT INTO "service__words" (rowid, folded) VALUES (?, ?)');
  db.exec('BEGIN');
  for await (const [code] of createReadStream(file).pipe(parse({ from_line: 2 })) as AsyncIterable<
    string[]
  >) {
    const row = services.get(code)!;
    const id = row[idAt];
    insertService.run(...row);
    for (const { insertLink, ofId } of ofLinks)
      for (const link of ofId.get(id) ?? []) insertLink.run(...link);
    if (withWords) insertWords.run(id, words.get(id));
  }
  db.exec('COMMIT');
  db.close();
}
