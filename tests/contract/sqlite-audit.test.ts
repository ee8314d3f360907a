import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnection } from '../../graph/stores/sqlite/connection.ts';
import { openSqliteStore } from '../../graph/stores/sqlite/open-sqlite-store.ts';
import type { GraphStore } from '../../graph/store.ts';
import { loadFacts } from './context.ts';
import { fact } from './facts.ts';
import { temporaryFolder } from './sqlite-folder.ts';

let file: string;
let remove: () => void;
let store: GraphStore;
beforeEach(async () => {
  ({ file, remove } = temporaryFolder());
  store = openSqliteStore(file);
  await store.migrate();
});
afterEach(async () => {
  await store.close();
  remove();
});

/** Runs SQL on the file, as a mistaken statement might. */
function execute(sql: string): void {
  const connection = openConnection(file, { create: false, cacheMb: 2 });
  try {
    connection.execute(sql);
  } finally {
    connection.close();
  }
}

describe('the log of loads in SQLite', () => {
  it.each([
    `UPDATE "store_load" SET "actor" = 'nobody'`,
    `UPDATE "store_load" SET "id" = "id" + 1`,
    `DELETE FROM "store_load"`,
    `INSERT OR REPLACE INTO "store_load" SELECT "id", "revision", "at", 'nobody', "format", "source", "files", "summary" FROM "store_load"`,
  ])('cannot be changed by %s', async (statement) => {
    await loadFacts(store, { Stop: [fact('Stop', 's')] });
    const before = await store.listLoads({ first: 9 });
    expect(() => execute(statement)).toThrow('The log of loads only grows.');
    expect(await store.listLoads({ first: 9 })).toEqual(before);
    expect(before).toHaveLength(1);
    expect(await loadFacts(store, { Stop: [fact('Stop', 't')] })).toBe(2);
  });
});
