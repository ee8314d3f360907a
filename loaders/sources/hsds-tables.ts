import type { Mappings } from '../mappings.ts';

/** A table of the data package, as seeds/mappings/hsds-tables.csv tells it from its header words. */
export interface HsdsTable {
  readonly name: string;
  /** `rows` become facts, `join` is read into the rows to which it belongs, `drop` is not read. */
  readonly use: 'rows' | 'join' | 'drop';
}

/** Null when the header words are those of no table of HSDS. */
export function hsdsTable(headers: readonly string[], mappings: Mappings): HsdsTable | null {
  const own = headers.map((header) => header.trim().toLowerCase());
  const hsds = own.some((header) => /(?:^|_)(?:uu)?id$/u.test(header));
  for (const row of hsds ? mappings.rows('hsds-tables') : []) {
    const name = row['table'] ?? '';
    const known = new Set(own.map((header) => hsdsField(name, header)));
    const has = (fields: string) => fields.split(' ').filter((field) => field !== '');
    if (
      has(row['needs'] ?? '').every((field) => known.has(field)) &&
      has(row['any'] ?? '').some((field) => known.has(field))
    )
      return { name, use: row['use'] as HsdsTable['use'] };
  }
  return null;
}

/** The field of a header: older exports write `service_name` and `organization_uuid` for `name` and `organization_id`. */
export function hsdsField(table: string, header: string): string {
  const field = header
    .trim()
    .toLowerCase()
    .replace(/_uuid$/u, '_id')
    .replace(/^uuid$/u, 'id');
  const prefix = `${table}_`;
  return table !== 'service_at_location' && field.startsWith(prefix) && !field.startsWith('service_at_')
    ? field.slice(prefix.length)
    : field;
}
