import type { Geometry } from 'geojson';
import type { Fact } from '../../graph/model/kinds.ts';
import type { Context } from '../context.ts';
import type { Parameters } from './parameters/parameter.ts';
import type { Given } from './parameters/read-parameters.ts';

/** One thing that can be exported: one file in views/. */
export interface ExportView {
  readonly name: string;
  readonly about: string;
  readonly parameters: Parameters;
  /** Of its table; none where it is a graph. */
  readonly columns: readonly ColumnHead[];
  /** `csv`, `hxl.csv` … */
  readonly extensions: readonly string[];
  /** Checks what was given, and rejects with a typed error before anything is written. */
  open(context: Context, given: Given): Promise<OpenedView>;
}

export interface OpenedView {
  /** The day of the question; for lists of facts the day on which they were asked for. */
  readonly asOf: string;
  /** What must be known beside the rows, a sentence each: what no rows mean, what they do not speak of. */
  readonly notes: readonly string[];
  /** Reads what the file rests on, a part with each step, and keeps nothing. */
  readonly touch: () => AsyncIterable<unknown>;
  /** The file, piece by piece. */
  write(extension: string, file: FileAbout): AsyncIterable<string | Uint8Array>;
}

/** What a file says of itself. */
export interface FileAbout {
  readonly view: string;
  readonly about: string;
  readonly purpose: string;
  readonly revision: number;
  readonly asOf: string;
  readonly parameters: Given;
  /** Whether it rests on facts that were made up for demonstration. */
  readonly illustrative: boolean;
  readonly notes: readonly string[];
  /** All sources on which it rests, by code; complete when its rows were read. */
  sources(): Promise<readonly Fact<'Source'>[]>;
}

/** Null: not known, withheld from this reader, or it does not apply; `about` of its column says which. */
export type Cell = string | number | boolean | null | readonly string[];

export interface ColumnHead {
  readonly name: string;
  readonly about: string;
  /** HXL hashtag with attributes. */
  readonly tag: string;
  readonly shape: 'text' | 'number' | 'flag' | 'day' | 'list';
}

export interface ExportRow {
  /** In the order of the columns. */
  readonly cells: readonly Cell[];
  readonly geometry: Geometry | null;
}

export interface Table {
  readonly columns: readonly ColumnHead[];
  readonly batches: AsyncIterable<readonly ExportRow[]>;
}

/** How a table is written: one file in formats/. */
export interface TableFormat {
  readonly extension: string;
  /** Whether it is of places alone. */
  readonly needsGeometry: boolean;
  write(table: Table, file: FileAbout): AsyncIterable<string | Uint8Array>;
}
