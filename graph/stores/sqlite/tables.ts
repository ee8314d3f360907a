import type { FieldShape } from '../../model/field.ts';
import { allFields } from '../../model/kind.ts';
import { KIND_NAMES, type KindName, kindOf } from '../../model/kinds.ts';

export interface Column {
  readonly field: string;
  /** The field in snake_case. */
  readonly name: string;
  readonly shape: FieldShape;
  readonly required: boolean;
}

/** How one kind of fact is kept: a row per version, and what makes its conditions quick. */
export interface FactTable {
  readonly kind: KindName;
  readonly name: string;
  /** `code` and every field, in storage order. */
  readonly columns: readonly Column[];
  readonly column: ReadonlyMap<string, Column>;
  /** Of list fields with a table (value, id): those that refer to kinds or have a closed list. Others are free text. */
  readonly links: ReadonlyMap<string, string>;
  /** Columns with an index of their own. */
  readonly indexed: readonly Column[];
  /** The table of searched words, null for kinds without searched fields. */
  readonly words: string | null;
  readonly hasPoint: boolean;
}

/** Columns that every table has besides the fact's own. */
export const OF_VERSIONS = ['id', 'since', 'until', 'hash', 'precedence', 'audience'];

const snakeCase = (name: string) =>
  name.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (capital) => `_${capital}`).toLowerCase();

function describe(kind: KindName): FactTable {
  const { fields, indexed, searched } = kindOf(kind);
  const name = snakeCase(kind);
  const own = allFields(kindOf(kind)).map(([field, { shape, required }]) => ({
    field,
    name: snakeCase(field),
    shape,
    required,
  }));
  const columns: Column[] = [{ field: 'code', name: 'code', shape: 'text', required: true }, ...own];
  const taken = columns.find((column) => OF_VERSIONS.includes(column.name));
  if (taken) throw new Error(`${kind}.${taken.field} has the name of a column that the store needs.`);
  const column = new Map(columns.map((one) => [one.field, one]));
  const linked = Object.entries(fields).filter(
    ([, { shape, refersTo, values }]) =>
      shape === 'texts' && (refersTo !== undefined || values !== undefined),
  );
  return {
    kind,
    name,
    columns,
    column,
    links: new Map(linked.map(([field]) => [field, `${name}__${snakeCase(field)}`])),
    indexed: indexed.map((field) => column.get(field)!).filter(({ shape }) => shape !== 'texts'),
    words: searched.length > 0 ? `${name}__words` : null,
    hasPoint: column.has('lat') && column.has('lon'),
  };
}

export const TABLES = Object.fromEntries(KIND_NAMES.map((kind) => [kind, describe(kind)])) as Record<
  KindName,
  FactTable
>;
