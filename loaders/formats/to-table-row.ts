import type { Row } from './row.ts';
import { cleanCell } from './clean-cell.ts';
import type { Header } from './find-header.ts';
import { type MissingWords, isCodeColumn, isWithheld } from './missing-words.ts';
import type { TableRow } from './table.ts';

/** Columns that a report of rejected rows adds; a corrected report is loaded without them. */
export const REPORT_COLUMNS = [
  'rejected_line',
  'rejected_sheet',
  'rejected_column',
  'rejected_value',
  'rejected_rule',
  'rejected_accepted',
] as const;

/**
 * Turns the cells of one line into a row, a blank or a ragged row. A line with too few or too many cells is rejected,
 * not repaired: which cell is missing cannot be known, and a shifted latitude is a wrong place. The rest of the file
 * loads (4-exchange.md: "each row ends as …"). Surplus empty cells are what trailing delimiters leave, and are fine.
 */
export function rowMaker(
  header: Header,
  missingWords: MissingWords,
  sheet: string | null,
  mayBeShort: boolean,
) {
  const { headers, leastCells } = header;
  const missing = headers.map((name, i) =>
    isCodeColumn(name, header.hashtags?.[i] ?? '') ? missingWords.inCodes : missingWords.elsewhere,
  );
  const isReport = headers.includes(REPORT_COLUMNS[0]);
  return (cells: readonly string[], line: number): TableRow => {
    const last = cells.findLastIndex((cell) => cell.trim() !== '');
    if (last === -1) return { kind: 'blank', line, sheet };
    if (last >= headers.length || (cells.length < leastCells && !mayBeShort)) {
      const count = Math.max(last + 1, Math.min(cells.length, headers.length));
      return {
        kind: 'ragged',
        line,
        sheet,
        raw: cells,
        rejection: {
          column: null,
          value: null,
          rule: `The line has ${count} cells, and the header has ${headers.length}.`,
          accepted: `${headers.length} cells; a cell that holds the delimiter needs quotes around it.`,
        },
      };
    }
    const named: Record<string, string> = {};
    let withheld: string[] | null = null;
    for (let i = 0; i < headers.length; i++) {
      const cell = cells[i] ?? '';
      const text = cleanCell(isReport ? withoutGuard(cell) : cell, missing[i]!);
      named[headers[i]!] = text;
      if (text === '' && cell !== '' && isWithheld(cell, missingWords)) (withheld ??= []).push(headers[i]!);
    }
    const row: Row =
      withheld === null ? { line, sheet, cells: named } : { line, sheet, cells: named, withheld };
    return { kind: 'row', row, raw: cells };
  };
}

/** A report puts an apostrophe before what a spreadsheet would run. */
function withoutGuard(cell: string): string {
  return /^'[=+\-@\t\r]/u.test(cell) ? cell.slice(1) : cell;
}
