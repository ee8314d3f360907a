import type { SeenRows } from './seen-rows.ts';
import type { Rejection } from './source-format.ts';

export interface RejectedRow extends Rejection {
  readonly file: number;
  readonly line: number;
  readonly sheet: string | null;
}

export interface DuplicateRow {
  readonly file: number;
  readonly line: number;
  readonly firstFile: number;
  readonly firstLine: number;
  /** Line of the row of this key whose facts are shown. */
  readonly shownFile: number;
  readonly shownLine: number;
}

/** The rejected rows of a load in the order of its files and lines; at most `limit`. */
export function listRejected(seen: SeenRows, limit: number): RejectedRow[] {
  return seen.db
    .prepare<[number], RejectedRow>(
      `SELECT r.file, r.line, r.sheet, x."column", x.value, x.rule, x.accepted
       FROM rejections x JOIN rows r ON r.id = x.row ORDER BY r.id LIMIT ?`,
    )
    .all(limit);
}

/** The rejections of one file by line, streamed. */
export function rejectedOf(seen: SeenRows, file: number): IterableIterator<RejectedRow> {
  return seen.db
    .prepare<[number], RejectedRow>(
      `SELECT r.file, r.line, r.sheet, x."column", x.value, x.rule, x.accepted
       FROM rejections x JOIN rows r ON r.id = x.row WHERE r.file = ? ORDER BY r.id`,
    )
    .iterate(file);
}

/** Rows that repeat the key of another, each with the first line of its key and the line that is shown; at most `limit`. */
export function listDuplicates(seen: SeenRows, limit: number): DuplicateRow[] {
  return seen.db
    .prepare<[number], DuplicateRow>(
      `SELECT r.file, r.line, f.file AS firstFile, f.line AS firstLine, w.file AS shownFile, w.line AS shownLine
       FROM keys k JOIN rows r ON r.scope = k.scope AND r.key = k.key AND r.outcome = 'facts'
       JOIN rows f ON f.id = k.first JOIN rows w ON w.id = k.winner
       WHERE r.id <> k.first ORDER BY r.id LIMIT ?`,
    )
    .all(limit);
}
