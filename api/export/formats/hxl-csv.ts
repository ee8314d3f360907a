import type { TableFormat } from '../export-view.ts';
import { csvHeader, csvLines } from './csv-lines.ts';

/** CSV with the hashtags of the Humanitarian Exchange Language under the header; for programs, so without a byte order mark. */
export const hxlCsv: TableFormat = {
  extension: 'hxl.csv',
  needsGeometry: false,
  async *write({ columns, batches }) {
    yield csvHeader(columns.map(({ name }) => name)) + csvHeader(columns.map(({ tag }) => tag));
    for await (const rows of batches) yield csvLines(rows);
  },
};
