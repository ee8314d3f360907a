/** A table row or a JSON record, after decoding: header words to trimmed cell texts. Missing words ("No data", "*") are ''. */
export interface Row {
  /** Line (CSV, 1 = first of the file), sheet row (XLSX) or index + 1 (JSON) at which it starts. */
  readonly line: number;
  readonly sheet: string | null;
  readonly cells: Readonly<Record<string, string>>;
  /** Headers of cells, '' above, in which the publisher says that it has a number and hides it (`*`). */
  readonly withheld?: readonly string[];
  /** For JSON sources: the whole record. */
  readonly record?: unknown;
}

/** What the start of a file shows: enough to recognise its format. Never the file name alone. */
export interface Sample {
  readonly container: 'csv' | 'json' | 'xlsx' | 'geojson';
  /** Header words as they stand, without the byte order mark. Empty for JSON. */
  readonly headers: readonly string[];
  /** HXL hashtags by column, '' where there is none; null when the file has no hashtag row. */
  readonly hashtags: readonly string[] | null;
  /** The first rows (at most 200). */
  readonly rows: readonly Row[];
  readonly fileName: string;
  /** What a JSON file says of its list before it begins. */
  readonly about?: { readonly name: string | null; readonly crs: string | null };
}
