import { storeUnfit } from '../../errors.ts';
import { readRevision } from './audit.ts';
import type { Connection } from './connection.ts';
import { checkIsStore } from './migrate.ts';
import { sql } from './sql.ts';

/** The revision of a store whose file is whole; fails with a sentence when it is damaged, or no store. Reads all of it. */
export function wholeStore(connection: Connection, path: string): number {
  checkIsStore(connection, path);
  const [found] = connection.row(sql`PRAGMA quick_check(1)`) ?? [];
  if (found !== 'ok') throw storeUnfit(`${path} is damaged: ${String(found)}. Use another copy.`);
  return readRevision(connection);
}
