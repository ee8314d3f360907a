import Table from 'cli-table3';
import { textOfValue } from '../formats/text-of-value.ts';

type Item = Record<string, unknown>;

/** The first list of objects in an answer as a table; `a.b` for what is nested. The answer as JSON when it holds none. */
export function tableOf(data: unknown): string {
  const list = firstList(data);
  if (list === null) return JSON.stringify(data, null, 2);
  const rows = list.map((item) => flat(item));
  const head = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  return textTable(
    head,
    rows.map((row) => head.map((name) => row.get(name) ?? '')),
  );
}

/** A plain table without colours, so that it can be piped. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const table = new Table({ head: [...head], style: { head: [], border: [] } });
  for (const row of rows) table.push([...row]);
  return table.toString();
}

/** Breadth first, so that `gaps.edges` comes before a list inside one of its nodes. */
function firstList(data: unknown): Item[] | null {
  const waiting: unknown[] = [data];
  for (let value = waiting.shift(); value !== undefined; value = waiting.shift()) {
    if (Array.isArray(value)) {
      if (value.length > 0 && value.every((item) => typeof item === 'object' && item !== null))
        return value as Item[];
    } else if (typeof value === 'object' && value !== null)
      waiting.push(...Object.values(value).map((inner) => inner ?? ''));
  }
  return null;
}

function flat(item: unknown, prefix = '', cells = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(item)) cells.set(prefix, item.map((one) => shown(one)).join(', '));
  else if (typeof item === 'object' && item !== null) {
    // An edge is its node, and a reference is its code.
    const inner = 'node' in item ? (item.node as Item) : (item as Item);
    const entries = Object.entries(inner);
    for (const [key, value] of entries) {
      const name =
        key === 'code' && entries.length === 1 && prefix !== ''
          ? prefix
          : prefix === ''
            ? key
            : `${prefix}.${key}`;
      flat(value, name, cells);
    }
  } else cells.set(prefix, shown(item));
  return cells;
}

function shown(value: unknown): string {
  if (typeof value !== 'object' || value === null) return textOfValue(value);
  const entries = Object.values(value as Item);
  return entries.length === 1 ? shown(entries[0]) : JSON.stringify(value);
}
