import type { AnyFact } from '../../model/kinds.ts';
import type { Page, PageQuery, Reading } from '../../store.ts';
import { columnOf, matching } from './conditions.ts';
import type { Connection } from './connection.ts';
import { factColumns, factOfRow } from './rows.ts';
import { type Sql, identifier, oneOf, sql } from './sql.ts';
import type { FactTable } from './tables.ts';

/** Where the keys of a field are, and their name there. */
function keysOf(table: FactTable, field: string): { from: Sql; key: Sql } {
  const { name, shape } = columnOf(table, field, 'text', 'texts');
  const facts = sql`${identifier(table.name)} AS "f"`;
  if (shape === 'text') return { from: facts, key: identifier('f', name) };
  const link = table.links.get(field);
  return {
    from:
      link === undefined
        ? sql`${facts}, json_each(${identifier('f', name)}) AS "k"`
        : sql`${identifier(link)} AS "k" JOIN ${facts} ON "f"."id" = "k"."id"`,
    key: sql`"k"."value"`,
  };
}

/** A page for each key: one query for the facts, one for the totals that these do not tell. */
export function readPagesBy(
  connection: Connection,
  table: FactTable,
  field: string,
  keys: readonly string[],
  { where = [], first, after = null, counted = true }: PageQuery,
  at: Reading,
): Map<string, Page<AnyFact>> {
  const { from, key } = keysOf(table, field);
  const pages = new Map<string, Page<AnyFact>>();
  for (const one of keys) pages.set(one, { facts: [], totalCount: 0, hasNextPage: false });
  const asked = (some: Iterable<string>) =>
    sql`${key} IN ${oneOf([...some])} AND ${matching(table, 'f', where, at, true)}`;
  const rows = connection.rows(
    sql`WITH hit AS MATERIALIZED (
        SELECT "f"."id" AS id, ${key} AS key, row_number() OVER (PARTITION BY ${key} ORDER BY "f"."code") AS place
        FROM ${from} WHERE ${asked(pages.keys())} AND +"f"."code" > ${after ?? ''})
      SELECT hit.key, ${factColumns(table, 'f')} FROM hit JOIN ${identifier(table.name)} AS "f" ON "f"."id" = hit.id
      WHERE hit.place <= ${first + 1} ORDER BY hit.key, hit.place`,
  );
  for (const row of rows) {
    const page = pages.get(String(row[0]))!;
    if (page.facts.length < first) page.facts.push(factOfRow(table, row, 1));
    else page.hasNextPage = true;
  }
  const untold: string[] = [];
  for (const [one, page] of pages) {
    if (after === null && !page.hasNextPage) page.totalCount = page.facts.length;
    else if (counted) untold.push(one);
    else page.totalCount = null;
  }
  if (untold.length > 0) {
    const totals = connection.rows(
      sql`SELECT ${key}, count(*) FROM ${from} WHERE ${asked(untold)} GROUP BY ${key}`,
    );
    for (const [one, total] of totals) pages.get(String(one))!.totalCount = Number(total);
  }
  return pages;
}
