import type { AnyFact } from '../../model/kinds.ts';
import type { PutOutcome } from '../../store.ts';
import { CURRENT, factHash, factPrecedence } from '../../model/versions.ts';
import { firstAudience } from '../audience/first-audience.ts';
import type { Connection } from './connection.ts';
import { rowOfFact } from './rows.ts';
import type { SqlValue } from './sql.ts';
import type { FactTable } from './tables.ts';
import { wordsOf } from './words.ts';

/** Writes the versions of one kind in one load, of which `revision` is the revision to be. */
export interface VersionWriter {
  put(fact: AnyFact, sourcePriority: number): PutOutcome;
  /** Whether there was a current version to end. */
  end(source: string, code: string): boolean;
}

export function versionWriter(connection: Connection, table: FactTable, revision: number): VersionWriter {
  const { name } = table;
  const columns = [
    ...table.columns.map((column) => column.name),
    'since',
    'until',
    'hash',
    'precedence',
    'audience',
  ];
  const places = columns.map(() => '?').join(', ');
  const findCurrent = connection.prepare(
    `SELECT "id", "hash", "since" FROM "${name}" WHERE "code" = ? AND "source" = ? AND "until" = ${CURRENT}`,
  );
  const insert = connection.prepare(
    `INSERT INTO "${name}" (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${places})`,
  );
  const close = connection.prepare(`UPDATE "${name}" SET "until" = ${revision} WHERE "id" = ?`);
  const remove = connection.prepare(`DELETE FROM "${name}" WHERE "id" = ?`);
  const links = Array.from(table.links, ([field, link]) => ({
    field,
    insert: connection.prepare(`INSERT OR IGNORE INTO "${link}" ("value", "id") VALUES (?, ?)`),
    // Rare, and quick enough: the list that was written is still in the version's own row.
    remove: connection.prepare(
      `DELETE FROM "${link}" WHERE "id" = ? AND "value" IN
        (SELECT one.value FROM "${name}" AS f, json_each(f."${table.column.get(field)!.name}") AS one WHERE f."id" = ?)`,
    ),
  }));
  const words = table.words && {
    insert: connection.prepare(`INSERT INTO "${table.words}" (rowid, folded) VALUES (?, ?)`),
    remove: connection.prepare(`DELETE FROM "${table.words}" WHERE rowid = ?`),
  };

  /** A version of this load was never seen by anybody: it goes. One of an earlier load stays, as the past. */
  function retire(id: SqlValue, since: SqlValue): void {
    if (since !== revision) {
      close.run(id);
      return;
    }
    for (const link of links) link.remove.run(id, id);
    if (words) words.remove.run(id);
    remove.run(id);
  }

  return {
    put(fact, sourcePriority) {
      const hash = factHash(table.kind, fact);
      const current = findCurrent.row(fact.code, fact.source);
      if (current) {
        if (current[1] === hash) return 'unchanged';
        retire(current[0]!, current[2]!);
      }
      const asOf = typeof fact.asOf === 'string' ? fact.asOf : null;
      const precedence = factPrecedence(asOf, sourcePriority, fact.source);
      const values = [revision, CURRENT, hash, precedence, firstAudience(fact)];
      const { id } = insert.run(...rowOfFact(table, fact), ...values);
      for (const link of links) for (const value of fact[link.field] as string[]) link.insert.run(value, id);
      if (words) {
        const folded = wordsOf(table, fact);
        if (folded !== '') words.insert.run(id, folded);
      }
      return 'written';
    },
    end(source, code) {
      const current = findCurrent.row(code, source);
      if (current) retire(current[0]!, current[2]!);
      return current !== undefined;
    },
  };
}
