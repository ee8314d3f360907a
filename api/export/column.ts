import type { Cell, ColumnHead } from './export-view.ts';

/** A column of a view, with how its cell is read from a row. */
export interface Column<R> extends ColumnHead {
  readonly cell: (row: R) => Cell;
}

type Make<T extends Cell> = <R>(
  name: string,
  tag: string,
  about: string,
  cell: (row: R) => T | null,
) => Column<R>;

const maker =
  <T extends Cell>(shape: ColumnHead['shape']): Make<T> =>
  (name, tag, about, cell) => ({ name, tag, about, shape, cell });

/** Columns by what stands in them: `column.text('stop', '#loc+code', 'Code of the stop', ({ stop }) => stop.code)`. */
export const column = {
  text: maker<string>('text'),
  number: maker<number>('number'),
  flag: maker<boolean>('flag'),
  day: maker<string>('day'),
  list: maker<readonly string[]>('list'),
};
