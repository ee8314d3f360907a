import type { MissingWords } from './missing-words.ts';
import type { Rejection } from '../../graph/model/check-fact.ts';
import type { Warning } from '../warning.ts';
import type { Row, Sample } from './row.ts';

/** A file of rows, opened and understood, not yet read. `rows()` may be called again: it starts at the first row. */
export interface Table {
  readonly sample: Sample;
  /** Header words as they stand in the file, for the report of rejected rows. */
  readonly rawHeaders: readonly string[];
  /** What was guessed or lost while opening: the encoding, a sheet that was not read. */
  readonly warnings: readonly Warning[];
  /** Size in bytes, for the share that is done. */
  readonly bytes: number;
  /** Rows in batches, in the order of the file. Memory does not grow with the file (an XLSX is bounded by its size limit). */
  rows(onBytes?: (read: number) => void): AsyncIterable<readonly TableRow[]>;
}

/** Every line below the header is exactly one of these, so that every row is accounted for. */
export type TableRow =
  | { readonly kind: 'row'; readonly row: Row; readonly raw: readonly string[] }
  | { readonly kind: 'blank'; readonly line: number; readonly sheet: string | null }
  | {
      readonly kind: 'ragged';
      readonly line: number;
      readonly sheet: string | null;
      readonly raw: readonly string[];
      readonly rejection: Rejection;
    };

export interface OpenOptions {
  /** Forced encoding; null: by the bytes. */
  readonly encoding: string | null;
  /** Name of the sheet to read of a workbook; null: the first that `chooseSheet` recognises. */
  readonly sheet: string | null;
  readonly missingWords: MissingWords;
  /** Of the sheets of a workbook, the index of the one that some format recognises. */
  readonly chooseSheet?: (samples: readonly Sample[]) => number;
}

/** Rows that a sample holds at most. */
export const SAMPLE_ROWS = 200;
/** Longest line, record, or JSON item: a longer one is not a table of ours, and would fill the memory. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;
export const ROWS_PER_BATCH = 100;
