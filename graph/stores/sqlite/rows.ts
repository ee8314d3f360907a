import type { AnyFact, FactValue } from '../../model/kinds.ts';
import { type Sql, type SqlValue, identifier, join } from './sql.ts';
import type { Column, FactTable } from './tables.ts';

/** A row as SQLite gives it: one value per selected column. */
export type Row = readonly SqlValue[];

/** What to select for `factOfRow`, in its order: `"f"."code", "f"."source", …`. */
export function factColumns(table: FactTable, alias: string): Sql {
  return join(
    table.columns.map(({ name }) => identifier(alias, name)),
    ', ',
  );
}

/** The fact in the columns of `row` from `start` on. */
export function factOfRow(table: FactTable, row: Row, start = 0): AnyFact {
  return factOfColumns(table.columns, row, start);
}

/** As much of a fact as was selected: the values of these columns are in `row` from `start` on. */
export function factOfColumns(columns: readonly Column[], row: Row, start: number): AnyFact {
  const fact: Record<string, FactValue> = {};
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index]!;
    fact[column.field] = fieldOf(column, row[start + index]!);
  }
  return fact as AnyFact;
}

/** The values of a fact's columns, in their order. */
export function rowOfFact(table: FactTable, fact: AnyFact): SqlValue[] {
  return table.columns.map(({ field }) => {
    const value = fact[field] ?? null;
    if (typeof value === 'boolean') return value ? 1 : 0;
    return Array.isArray(value) ? JSON.stringify(value) : value;
  });
}

function fieldOf({ shape }: Column, value: SqlValue): FactValue {
  if (value === null) return null;
  if (shape === 'boolean') return value === 1;
  if (shape === 'texts') return value === '[]' ? [] : (JSON.parse(String(value)) as string[]);
  return value;
}
