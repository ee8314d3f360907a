import { stringify } from 'csv-stringify/sync';
import type { Cell, ExportRow } from '../export-view.ts';

/** Rows as lines of CSV (RFC 4180): lists with | between, true and false, nothing for null. */
export function csvLines(rows: readonly ExportRow[]): string {
  return stringify(
    rows.map(({ cells }) => cells.map(csvText)),
    { record_delimiter: 'windows' },
  );
}

/** A line of words of ours. */
export function csvHeader(words: readonly string[]): string {
  return stringify([words], { record_delimiter: 'windows' });
}

function csvText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  return guarded(typeof cell === 'string' ? cell : listText(cell));
}

/** `|` stands between the members of a list, so within one it becomes a slash. */
export function listText(list: readonly string[]): string {
  return list.map((member) => member.replaceAll('|', '/')).join('|');
}

/**
 * A spreadsheet would run a text that starts so (the full-width signs are the same to some). Texts that are a plain number stay: they do
 * nothing, and have to be read again as they were.
 */
function guarded(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/u.test(text) && !/^[+-]?\d+(?:\.\d+)?$/u.test(text) ? `'${text}` : text;
}
