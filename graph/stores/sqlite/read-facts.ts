import { visibilityOf } from '../../model/audience.ts';
import type { Visibility } from '../../model/closed-lists.ts';
import type { AnyFact } from '../../model/kinds.ts';
import type { Reading } from '../../store.ts';
import type { Connection } from './connection.ts';
import { factColumns, factOfRow } from './rows.ts';
import { shown, visible } from './shown.ts';
import { identifier, oneOf, sql } from './sql.ts';
import type { FactTable } from './tables.ts';

/** The shown facts of these codes. */
export function readFacts(
  connection: Connection,
  table: FactTable,
  codes: readonly string[],
  at: Reading,
): Map<string, AnyFact> {
  const rows = connection.rows(
    sql`SELECT ${factColumns(table, 'f')} FROM ${identifier(table.name)} AS "f" WHERE "f"."code" IN ${oneOf(codes)} AND ${shown(table, 'f', at)}`,
  );
  return new Map(
    rows.map((row) => {
      const fact = factOfRow(table, row);
      return [fact.code, fact];
    }),
  );
}

/** The visible versions of a code, of all sources, the shown one first. */
export function readVersions(connection: Connection, table: FactTable, code: string, at: Reading): AnyFact[] {
  const rows = connection.rows(
    sql`SELECT ${factColumns(table, 'f')} FROM ${identifier(table.name)} AS "f"
      WHERE "f"."code" = ${code} AND ${visible('f', at)} ORDER BY "f"."precedence" DESC`,
  );
  return rows.map((row) => factOfRow(table, row));
}

/** The sources of the visible versions of each code, that of the shown one first. */
export function readSources(
  connection: Connection,
  table: FactTable,
  codes: readonly string[],
  at: Reading,
): Map<string, string[]> {
  const rows = connection.rows(
    sql`SELECT "f"."code", "f"."source" FROM ${identifier(table.name)} AS "f"
      WHERE "f"."code" IN ${oneOf(codes)} AND ${visible('f', at)} ORDER BY "f"."code", "f"."precedence" DESC`,
  );
  const sources = new Map<string, string[]>();
  for (const [code, source] of rows) {
    const known = sources.get(String(code));
    if (known) known.push(String(source));
    else sources.set(String(code), [String(source)]);
  }
  return sources;
}

/** How narrow the circle is that reads the shown facts of these codes. */
export function readVisibilities(
  connection: Connection,
  table: FactTable,
  codes: readonly string[],
  at: Reading,
): Map<string, Visibility> {
  const rows = connection.rows(
    sql`SELECT "f"."code", "f"."audience" FROM ${identifier(table.name)} AS "f" WHERE "f"."code" IN ${oneOf(codes)} AND ${shown(table, 'f', at)}`,
  );
  return new Map(rows.map(([code, audience]) => [String(code), visibilityOf(String(audience))]));
}
