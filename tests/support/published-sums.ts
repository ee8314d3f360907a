import { readFileSync } from 'node:fs';

/** The cells of a CSV file, written again without the loaders: what they sum is compared with what this sums. */
function cellsOf(path: string): string[][] {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/u, '');
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const mark = text[i]!;
    if (quoted) {
      if (mark !== '"') cell += mark;
      else if (text[i + 1] === '"') cell += text[++i]!;
      else quoted = false;
    } else if (mark === '"') quoted = true;
    else if (mark === ',' || mark === '\n') {
      row.push(cell.replace(/\r$/u, ''));
      cell = '';
      if (mark === '\n') {
        rows.push(row);
        row = [];
      }
    } else cell += mark;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}

/** Rows of a CSV file by header, each with the line of the file on which it stands (no cell of these files holds a line break). */
export function publishedRows(path: string): { line: number; cells: Record<string, string> }[] {
  const [header = [], ...rows] = cellsOf(path);
  return rows.map((row, i) => ({
    line: i + 2,
    cells: Object.fromEntries(header.map((name, column) => [name, row[column] ?? ''])),
  }));
}

/** `sumBy(rows, (row) => row.year, (row) => Number(row.n))` as a plain object. */
export function sumBy<T>(rows: readonly T[], key: (row: T) => string, amount: (row: T) => number) {
  const sums: Record<string, number> = {};
  for (const row of rows) sums[key(row)] = (sums[key(row)] ?? 0) + amount(row);
  return sums;
}
