import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import type { Table, TableRow } from './formats/table.ts';
import { REPORT_COLUMNS } from './formats/to-table-row.ts';
import { type RejectedRow, rejectedOf } from './rejected-rows.ts';
import type { SeenRows } from './seen-rows.ts';

/**
 * Writes the rejected rows of one file: their original cells, then where and why. It can be corrected and loaded again
 * (the added columns are ignored). Columns that the format dropped (personal data above all) are left out. Reads the
 * file a second time, because its cells are not kept.
 */
export async function writeReport(
  path: string,
  table: Table,
  dropped: ReadonlySet<string>,
  seen: SeenRows,
  file: number,
): Promise<void> {
  const out = createWriteStream(path);
  const headers = table.sample.headers.length > 0 ? table.sample.headers : table.rawHeaders;
  const kept = headers.flatMap((header, i) => (dropped.has(header) ? [] : [i]));
  const tags = table.sample.hashtags;
  const titled = tags !== null && headers.some((header, i) => header !== tags[i]);
  out.write(line([...kept.map((i) => table.rawHeaders[i] ?? ''), ...REPORT_COLUMNS]));
  if (tags !== null && titled)
    out.write(line([...kept.map((i) => tags[i] ?? ''), ...REPORT_COLUMNS.map(() => '')]));
  const rejected = rejectedOf(seen, file);
  let next = rejected.next();
  for await (const batch of table.rows()) {
    if (next.done === true) break;
    for (const row of batch) {
      if (next.done === true || lineOf(row) !== next.value.line) continue;
      const cells = cellsOf(row, headers);
      if (!out.write(line([...kept.map((i) => guarded(cells[i] ?? '')), ...reasons(next.value)])))
        await once(out, 'drain');
      next = rejected.next();
    }
  }
  rejected.return?.();
  out.end();
  await finished(out);
}

const line = (cells: readonly string[]) => stringify([cells]);
const lineOf = (row: TableRow) => (row.kind === 'row' ? row.row.line : row.line);

function cellsOf(row: TableRow, headers: readonly string[]): readonly string[] {
  if (row.kind === 'blank') return [];
  return row.kind === 'row' && row.row.record !== undefined
    ? headers.map((header) => row.row.cells[header] ?? '')
    : row.raw;
}

const reasons = ({ line, sheet, column, value, rule, accepted }: RejectedRow) =>
  [String(line), sheet ?? '', column ?? '', value ?? '', rule, accepted].map(guarded);

/** A spreadsheet would run a cell that starts so. Plain numbers stay: a longitude of -5.3 must load again. */
function guarded(cell: string): string {
  return /^[=+\-@\t\r]/u.test(cell) && !/^[+-]?\d+(?:[.,]\d+)*$/u.test(cell) ? `'${cell}` : cell;
}
