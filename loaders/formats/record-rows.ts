import type { Row, Sample } from './row.ts';
import { cleanCell } from './clean-cell.ts';
import { flattenRecord } from './flatten-record.ts';
import { type MissingWords, isCodeColumn, isWithheld } from './missing-words.ts';
import { SAMPLE_ROWS, type TableRow } from './table.ts';

/** Turns the records of JSON or YAML into rows, whose cells are their flattened fields. */
export function recordRows(missingWords: MissingWords): (item: unknown, line: number) => TableRow {
  const codes = new Map<string, boolean>();
  const isCode = (key: string): boolean => {
    let known = codes.get(key);
    if (known === undefined) codes.set(key, (known = isCodeColumn(key, '')));
    return known;
  };
  return (item, line) => {
    const texts = [...flattenRecord(item)];
    // Without a prototype: a record may have the key `constructor`, and the next one none.
    const cells = Object.create(null) as Record<string, string>;
    for (const [key, text] of texts)
      cells[key] = cleanCell(text, isCode(key) ? missingWords.inCodes : missingWords.elsewhere);
    if (Object.values(cells).every((text) => text === '')) return { kind: 'blank', line, sheet: null };
    const withheld = texts
      .filter(([key, text]) => cells[key] === '' && isWithheld(text, missingWords))
      .map(([key]) => key);
    const row: Row = {
      line,
      sheet: null,
      cells,
      record: item,
      ...(withheld.length > 0 ? { withheld } : {}),
    };
    return { kind: 'row', row, raw: Object.values(cells) };
  };
}

/** The sample of rows that are records; its keys, of the sample alone: a format says of these which it drops. */
export function recordSample(
  rows: readonly TableRow[],
  fileName: string,
  container: Sample['container'],
): { sample: Sample; keys: string[] } {
  const shown = rows.flatMap((row) => (row.kind === 'row' ? [row.row] : [])).slice(0, SAMPLE_ROWS);
  const keys = [...new Set(shown.flatMap(({ cells }) => Object.keys(cells)))];
  return { sample: { container, headers: [], hashtags: null, rows: shown, fileName }, keys };
}
