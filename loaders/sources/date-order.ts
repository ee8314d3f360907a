import type { Row } from '../formats/row.ts';

const NUMBERS = /^\D*(\d{1,2})[-/](\d{1,2})[-/]\d{4}/u;

/** Whether the dates of a column are day first or month first, when its first rows prove it; null when they do not, or prove both. */
export function dateOrder(rows: readonly Row[], header: string | null): 'DMY' | 'MDY' | null {
  if (header === null) return null;
  let dayFirst = false;
  let monthFirst = false;
  for (const { cells } of rows) {
    const match = NUMBERS.exec(cells[header] ?? '');
    if (match === null) continue;
    dayFirst ||= Number(match[1]) > 12;
    monthFirst ||= Number(match[2]) > 12;
  }
  if (dayFirst === monthFirst) return null;
  return dayFirst ? 'DMY' : 'MDY';
}
