import { badInput } from '../../errors.ts';
import type { Condition, Reading } from '../../store.ts';
import { circle } from './circle.ts';
import { leader } from './leader.ts';
import { shown } from './shown.ts';
import { type Sql, identifier, join, oneOf, sql } from './sql.ts';
import { type Column, type FactTable, TABLES } from './tables.ts';
import { withWords } from './words.ts';

/** The rows of `alias` that are shown and fulfil all conditions. `led`: they are found by something else than these. */
export function matching(
  table: FactTable,
  alias: string,
  where: readonly Condition[],
  at: Reading,
  led = false,
): Sql {
  const first = led ? null : leader(table, where);
  const narrowed = led || first !== null;
  const conditions = where.map((condition) =>
    holds(table, alias, condition, at, condition === first, narrowed),
  );
  return join([...conditions, shown(table, alias, at)], ' AND ');
}

function holds(
  table: FactTable,
  alias: string,
  condition: Condition,
  at: Reading,
  leads: boolean,
  narrowed: boolean,
): Sql {
  const of = (column: string) => identifier(alias, column);
  switch (condition.test) {
    case 'in':
      return hasOneOf(table, alias, condition.field, condition.values, leads);
    case 'is':
      return sql`${of(columnOf(table, condition.field, 'boolean').name)} = ${condition.value ? 1 : 0}`;
    case 'near':
      if (!table.hasPoint) throw badInput('near', table.kind, 'a kind with a point');
      return circle(alias, condition, leads);
    case 'validOn': {
      const { day } = condition;
      return sql`(${of('valid_from')} IS NULL OR ${of('valid_from')} <= ${day}) AND (${of('valid_until')} IS NULL OR ${of('valid_until')} >= ${day})`;
    }
    case 'freshOn': {
      const until = columnOf(table, 'freshUntil', 'text');
      return sql`${of('as_of')} <= ${condition.day} AND ${of(until.name)} > ${condition.day}`;
    }
    case 'text':
      return withWords(table, alias, condition.folded);
    // 'some'
    default:
      return someFact(alias, condition, at, narrowed);
  }
}

/** Where it leads it says which rows, by an index; else it is asked of each row (`+` keeps its index out of the plan). */
function hasOneOf(
  table: FactTable,
  alias: string,
  field: string,
  values: readonly string[],
  leads: boolean,
): Sql {
  const { name, shape } = columnOf(table, field, 'text', 'texts');
  const own = identifier(alias, name);
  if (shape === 'text') return leads ? sql`${own} IN ${oneOf(values)}` : sql`+${own} IN ${oneOf(values)}`;
  const link = table.links.get(field);
  if (link === undefined) {
    return sql`EXISTS (SELECT 1 FROM json_each(${own}) AS one WHERE one.value IN ${oneOf(values)})`;
  }
  const id = identifier(alias, 'id');
  const linked = sql`FROM ${identifier(link)} AS one WHERE one."value" IN ${oneOf(values)}`;
  return leads
    ? sql`${id} IN (SELECT one."id" ${linked})`
    : sql`EXISTS (SELECT 1 ${linked} AND one."id" = ${id})`;
}

/**
 * When another condition leads, each of its facts is asked who names it; else those that fulfil `where` are found first
 * and say whom they name.
 */
function someFact(
  alias: string,
  { kind, by, where }: Extract<Condition, { test: 'some' }>,
  at: Reading,
  narrowed: boolean,
): Sql {
  const table = TABLES[kind];
  const { name, shape } = columnOf(table, by, 'text', 'texts');
  const other = `${alias}_of`;
  const link = table.links.get(by);
  const others = sql`${identifier(table.name)} AS ${identifier(other)}`;
  const asked = narrowed && (link !== undefined || table.indexed.some(({ field }) => field === by));
  const fulfil = matching(table, other, where, at, asked);
  const code = identifier(alias, 'code');
  const [from, named] =
    shape === 'text'
      ? [others, identifier(other, name)]
      : link === undefined
        ? [sql`${others}, json_each(${identifier(other, name)}) AS one`, sql`one."value"`]
        : [
            sql`${identifier(link)} AS one JOIN ${others} ON ${identifier(other, 'id')} = one."id"`,
            sql`one."value"`,
          ];
  return asked
    ? sql`EXISTS (SELECT 1 FROM ${from} WHERE ${named} = ${code} AND ${fulfil})`
    : sql`${code} IN (SELECT ${named} FROM ${from} WHERE ${fulfil})`;
}

/** The column of a field of one of these shapes; BAD_INPUT for any other. */
export function columnOf(table: FactTable, field: string, ...shapes: Column['shape'][]): Column {
  const column = table.column.get(field);
  if (column === undefined || !shapes.includes(column.shape)) {
    const fields = table.columns.filter(({ shape }) => shapes.includes(shape)).map((one) => one.field);
    throw badInput(
      'field',
      field,
      `a field of ${table.kind} for this condition (${fields.join(', ') || 'it has none'})`,
    );
  }
  return column;
}
