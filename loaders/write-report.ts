import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import type { Table, TableRow } from './formats/table.ts';
import { REPORT_COLUMNS } from './formats/to-table-row.ts';
import { type RejectedRow, rejectedOf } from './rejected-rows.ts';
import type { SeenRows } from './seen-rows.ts';

/**
 * Writes the rejected rows of one file: their original cells, then where and why. It can be corrected and loaded again
 * (the added columns are ignored). Columns that the format dropped (personal data above all) are left out, and cells go
 * through `shown`. Reads the
 * file a second time, because its cells are not kept.
 */
export async function writeReport(
  path: string,
  table: Table,
  dropped: ReadonlySet<string>,
  seen: SeenRows,
  file: number,
  shown: (cell: string) => string,
): Promise<void> {
  await pipeline(reportLines(table, dropped, seen, file, shown), createWriteStream(path));
}

async function* reportLines(
  table: Table,
  dropped: ReadonlySet<string>,
  seen: SeenRows,
  file: number,
  shown: (cell: string) => string,
): AsyncGenerator<string> {
  const headers = table.sample.headers.length > 0 ? table.sample.headers : table.rawHeaders;
  const kept = headers.flatMap((header, i) => (dropped.has(header) ? [] : [i]));
  const tags = table.sample.hashtags;
  // Where no tagged column is kept, a line of tags would be a blank one.
  const isTagged = kept.some((i) => (tags?.[i] ?? '') !== '');
  const titled = isTagged && headers.some((header, i) => header !== tags?.[i]);
  yield line([...kept.map((i) => table.rawHeaders[i] ?? ''), ...REPORT_COLUMNS]);
  if (tags !== null && titled)
    yield line([...kept.map((i) => tags[i] ?? ''), ...REPORT_COLUMNS.map(() => '')]);
  const rejected = rejectedOf(seen, file);
  try {
    let next = rejected.next();
    for await (const batch of table.rows()) {
      if (next.done === true) break;
      let text = '';
      for (const row of batch) {
        if (next.done === true || lineOf(row) !== next.value.line) continue;
        // Which cell of a ragged row is the telephone number nobody can say: with columns left out, all its cells are.
        const shifted = row.kind === 'ragged' && dropped.size > 0;
        const cells = shifted ? [] : cellsOf(row, headers);
        const why = shifted ? { ...next.value, accepted: `${next.value.accepted} ${NOT_SHOWN}` } : next.value;
        text += line([...kept.map((i) => guarded(shown(cells[i] ?? ''))), ...reasons(why, shown)]);
        next = rejected.next();
      }
      if (text !== '') yield text;
    }
  } finally {
    rejected.return?.();
  }
}

const NOT_SHOWN =
  'Its cells are not shown here, because some columns are not: they are in that line of the file.';

const line = (cells: readonly string[]) => stringify([cells]);
const lineOf = (row: TableRow) => (row.kind === 'row' ? row.row.line : row.line);

function cellsOf(row: TableRow, headers: readonly string[]): readonly string[] {
  if (row.kind === 'blank') return [];
  return row.kind === 'row' && row.row.record !== undefined
    ? headers.map((header) => row.row.cells[header] ?? '')
    : row.raw;
}

const reasons = (
  { line, sheet, column, value, rule, accepted }: RejectedRow,
  shown: (cell: string) => string,
) => [String(line), sheet ?? '', column ?? '', shown(value ?? ''), rule, accepted].map(guarded);

/** A spreadsheet would run a cell that starts so. Plain numbers stay: a longitude of -5.3 must load again. */
function guarded(cell: string): string {
  return /^[=+\-@\t\r]/u.test(cell) && !/^[+-]?\d+(?:[.,]\d+)*$/u.test(cell) ? `'${cell}` : cell;
}
