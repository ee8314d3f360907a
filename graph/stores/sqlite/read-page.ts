import type { AnyFact } from '../../model/kinds.ts';
import type { Condition, Page, PageQuery, Reading } from '../../store.ts';
import { matching } from './conditions.ts';
import type { Connection } from './connection.ts';
import { leader } from './leader.ts';
import { factColumns, factOfRow } from './rows.ts';
import { identifier, sql } from './sql.ts';
import type { FactTable } from './tables.ts';

/** One page ordered by code. A page that is the whole answer needs no second query for the total. */
export function readPage(
  connection: Connection,
  table: FactTable,
  { where = [], first, after = null, counted = true }: PageQuery,
  at: Reading,
): Page<AnyFact> {
  const facts = firstFacts(connection, table, where, first + 1, after, at);
  const hasNextPage = facts.length > first;
  const isWhole = after === null && !hasNextPage;
  return {
    facts: hasNextPage ? facts.slice(0, first) : facts,
    totalCount: isWhole ? facts.length : counted ? countFacts(connection, table, where, at) : null,
    hasNextPage,
  };
}

/** At most `limit` facts with a greater code than `after`, in the order of their codes. */
export function firstFacts(
  connection: Connection,
  table: FactTable,
  where: readonly Condition[],
  limit: number,
  after: string | null,
  at: Reading,
): AnyFact[] {
  // A condition that finds its facts must not lose to the order by code, which walks all: `+` keeps that index out.
  const finds = leader(table, where) !== null || where.some(({ test }) => test === 'some');
  const code = finds ? sql`+"f"."code"` : sql`"f"."code"`;
  const rows = connection.rows(
    sql`SELECT ${factColumns(table, 'f')} FROM ${identifier(table.name)} AS "f"
      WHERE ${matching(table, 'f', where, at)} AND ${code} > ${after ?? ''} ORDER BY ${code} LIMIT ${limit}`,
  );
  return rows.map((row) => factOfRow(table, row));
}

/** How many facts are shown and fulfil the conditions. */
export function countFacts(
  connection: Connection,
  table: FactTable,
  where: readonly Condition[],
  at: Reading,
): number {
  const row = connection.row(
    sql`SELECT count(*) FROM ${identifier(table.name)} AS "f" WHERE ${matching(table, 'f', where, at)}`,
  );
  return Number(row?.[0]);
}
