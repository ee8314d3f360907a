import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnection } from '../../graph/stores/sqlite/connection.ts';
import { openSqliteStore } from '../../graph/stores/sqlite/open-sqlite-store.ts';
import { completeTables, wholeSchema } from '../../graph/stores/sqlite/schema.ts';
import { storeProblem } from '../../graph/stores/sqlite/store-problem.ts';
import { TABLES } from '../../graph/stores/sqlite/tables.ts';
import { at, loadFacts, scannedCodes } from './context.ts';
import { fact } from './facts.ts';
import { temporaryFolder } from './sqlite-folder.ts';

let file: string;
let folder: string;
let remove: () => void;
beforeEach(() => ({ file, folder, remove } = temporaryFolder()));
afterEach(() => remove());

const unavailable = (message: RegExp) => ({
  code: 'STORE_UNAVAILABLE',
  message: expect.stringMatching(message),
});

/** Runs SQL on the file, as somebody else might. */
function tamper(sql: string): void {
  const connection = openConnection(file, { create: true, cacheMb: 2 });
  connection.execute(sql);
  connection.close();
}

describe('the file of SQLite', () => {
  it('is refused when a newer Trailcare wrote it, with what to do, and is not changed', async () => {
    const store = openSqliteStore(file);
    await store.migrate();
    await store.close();
    tamper(`INSERT INTO "store_migration" VALUES (99, 'of the future', '2030-01-01')`);
    const later = openSqliteStore(file);
    const refusal = unavailable(/newer Trailcare \(schema 99; this one knows \d+\): update Trailcare/);
    await expect(later.migrate()).rejects.toMatchObject(refusal);
    await expect(later.revision()).rejects.toMatchObject(refusal);
    await expect(later.beginLoad()).rejects.toMatchObject(refusal);
    await later.close();
  });

  it('is refused before it is migrated, and not made by reading', async () => {
    const store = openSqliteStore(file);
    await expect(store.revision()).rejects.toMatchObject(unavailable(/does not exist/));
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, '');
    await expect(store.counts(at(0))).rejects.toMatchObject(unavailable(/not ready/));
    await store.migrate();
    expect(await store.revision()).toBe(0);
    await store.close();
  });

  it('is refused when it is no database or its folder is missing, and is left as it is', async () => {
    const words = 'code,name\nETH,Ethiopia\n'.repeat(100);
    writeFileSync(file, words);
    const store = openSqliteStore(file);
    await expect(store.migrate()).rejects.toMatchObject(unavailable(/not a SQLite database/));
    expect(readFileSync(file, 'utf8')).toBe(words);
    await store.close();
    const nowhere = openSqliteStore(path.join(folder, 'none', 'graph.db'));
    await expect(nowhere.migrate()).rejects.toMatchObject(unavailable(/cannot be opened/));
    await expect(nowhere.revision()).rejects.toMatchObject(unavailable(/does not exist/));
    mkdirSync(path.join(folder, 'none'));
    await nowhere.migrate();
    expect(await nowhere.revision()).toBe(0);
    await nowhere.close();
  });

  it('is refused by a closed store', async () => {
    const store = openSqliteStore(file);
    await store.migrate();
    await store.close();
    await expect(store.revision()).rejects.toMatchObject(unavailable(/was closed/));
  });

  it('gets the columns, tables and indexes that a later version of the kinds needs, and keeps its facts', async () => {
    const store = openSqliteStore(file);
    await store.migrate();
    await loadFacts(store, { Service: [fact('Service', 's', { name: 'kept', capacityPerDay: 4 })] });
    await store.close();
    tamper(
      `ALTER TABLE service DROP COLUMN capacity_per_day; DROP TABLE practice; DROP INDEX service_by_stop;`,
    );
    await expect(openSqliteStore(file).migrate()).rejects.toMatchObject(
      unavailable(/no service.capacity_per_day/),
    );
    const connection = openConnection(file, { create: false, cacheMb: 2 });
    completeTables(connection);
    completeTables(connection);
    connection.close();
    const later = openSqliteStore(file);
    await later.migrate();
    const facts = await later.get('Service', ['s'], at(1));
    expect(facts.get('s')).toEqual(fact('Service', 's', { name: 'kept', capacityPerDay: null }));
    expect(await loadFacts(later, { Practice: [fact('Practice', 'p')] })).toBe(2);
    await later.close();
  });

  it('of before loads noted what they touched is brought up to date, and notes it from then on', async () => {
    const store = openSqliteStore(file);
    await store.migrate();
    await loadFacts(store, { Service: [fact('Service', 's')] });
    await store.close();
    tamper('DROP TABLE "store_touched"; DELETE FROM "store_migration" WHERE "version" = 3');
    const later = openSqliteStore(file);
    await later.migrate();
    expect(await later.touchedSince(1)).toBeNull();
    await loadFacts(later, { Service: [fact('Service', 't')] });
    expect(await later.touchedSince(1)).toBeNull();
    await loadFacts(later, { Service: [fact('Service', 'u')] });
    expect((await later.touchedSince(2))!.codes).toEqual(new Map([['Service', ['u']]]));
    await later.close();
  });

  it('is refused when an unreleased version made it without a table of the store itself', async () => {
    const store = openSqliteStore(file);
    await store.migrate();
    await store.close();
    tamper('DROP TABLE "store_record"; DROP TRIGGER "store_load_no_delete"');
    await expect(openSqliteStore(file).migrate()).rejects.toMatchObject(
      unavailable(/no store_record, store_load_no_delete .*unreleased version. Load into a new file/),
    );
  });

  it('of an unreleased version, without audiences, is refused with what to do', async () => {
    const store = openSqliteStore(file);
    await store.migrate();
    await loadFacts(store, { Service: [fact('Service', 's')] });
    await store.close();
    tamper('ALTER TABLE service DROP COLUMN audience');
    await expect(openSqliteStore(file).migrate()).rejects.toMatchObject(
      unavailable(/no service.audience though .*made by an unreleased version. Load into a new file/),
    );
  });

  it('has the schema that was last released: a change of the kinds needs a migration and a new recording', async () => {
    await expect(`${wholeSchema()}\n`).toMatchFileSnapshot('sqlite-schema.sql');
  });

  it('has a table per kind, a column per field, and no two tables of one name', () => {
    const names = Object.values(TABLES).flatMap(({ name, links, words }) =>
      [name, ...links.values(), words ?? []].flat(),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('national_society');
    expect(TABLES.Service.column.get('capacityPerDay')?.name).toBe('capacity_per_day');
  });

  it('tells a full disk from faults of ours', () => {
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    expect(storeProblem('x.db', full)).toMatchObject({ ...unavailable(/disk is full/), cause: full });
    expect(storeProblem('x.db', full)).toMatchObject({
      message: expect.stringMatching(/^Store x\.db: The disk is full/),
      publicMessage: expect.stringMatching(/^The store: The disk is full/),
    });
    const constraint = Object.assign(new Error('NOT NULL'), { code: 'SQLITE_CONSTRAINT_NOTNULL' });
    expect(storeProblem('x.db', constraint)).toBe(constraint);
  });

  it('keeps nothing of a load in which one fact could not be written', async () => {
    const store = openSqliteStore(file);
    await store.migrate();
    await loadFacts(store, { Stop: [fact('Stop', 'before')] });
    const session = await store.beginLoad();
    await session.put('Stop', [fact('Stop', 'good')]);
    const broken = { ...fact('Stop', 'broken'), lat: null };
    await expect(session.put('Stop', [broken])).rejects.toThrow(/NOT NULL/);
    await expect(session.put('Stop', [fact('Stop', 'more')])).rejects.toThrow(/ended/);
    await session.abort();
    expect(await scannedCodes(store, 'Stop', at(1))).toEqual(['before']);
    expect(await loadFacts(store, { Stop: [fact('Stop', 'after')] })).toBe(2);
    await store.close();
  });
});
