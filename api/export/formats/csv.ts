import type { TableFormat } from '../export-view.ts';
import { csvHeader, csvLines } from './csv-lines.ts';

/** Excel takes a CSV for the machine's old encoding unless it starts so. */
const BYTE_ORDER_MARK = '\u{FEFF}';

/** CSV for people and spreadsheets: one header line. */
export const csv: TableFormat = {
  extension: 'csv',
  needsGeometry: false,
  async *write({ columns, batches }) {
    yield BYTE_ORDER_MARK + csvHeader(columns.map(({ name }) => name));
    for await (const rows of batches) yield csvLines(rows);
  },
};
