import type { Cell, ColumnHead, ExportRow } from '../export-view.ts';

/** `{ stop: 'sabha', km: 770 }`. */
export function namedCells(columns: readonly ColumnHead[], { cells }: ExportRow): Record<string, Cell> {
  return Object.fromEntries(columns.map(({ name }, place) => [name, cells[place]!]));
}
