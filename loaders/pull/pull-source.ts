/** One page of a list, as its paging reads it. */
export interface PageOfRecords {
  readonly records: readonly unknown[];
  /** The query of the next page; null when this is the last. */
  readonly next: string | null;
  /** How many records the whole list has, when the answer says so. */
  readonly total: number | null;
  /** How many pages, when the answer says so. */
  readonly pages: number | null;
}

/** How a list is divided into pages. Throws a `TrailcareError` that says what is missing when an answer has another shape. */
export interface Paging {
  /** The query of the first page, without filters. */
  readonly first: Readonly<Record<string, string>>;
  read(answer: unknown, asked: URL): PageOfRecords;
}

export interface PullFilters {
  /** ISO3 */
  readonly country: string | null;
  readonly years: readonly [from: number, to: number] | null;
}

/** A public source that is pulled page by page: one file in loaders/pull/sources/. */
export interface PullSource {
  /** The word of the command, and the code of the Source fact. */
  readonly name: string;
  readonly about: string;
  readonly publisher: string;
  readonly dataset: string;
  readonly licence: string;
  /** Where a person reads about it; the URL of the Source fact. */
  readonly homepage: string;
  readonly baseUrl: string;
  /** Environment variable that replaces `baseUrl`. */
  readonly baseVariable: string;
  readonly path: string;
  readonly paging: Paging;
  readonly takes: readonly (keyof PullFilters)[];
  filter(filters: PullFilters, now: Date): Readonly<Record<string, string>>;
  /** Sent to the source alone, kept nowhere: who asks. Throws when it is not set. */
  secretHeaders?(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>>;
  /** Fields that the records must have; without one of them the source has changed. */
  readonly needs: readonly string[];
  /** All fields that are kept. Others, as those of persons, are not written anywhere. */
  readonly keeps: readonly string[];
  /** Format of `trailcare formats` that reads the records; null: they are told, not loaded. */
  readonly format: string | null;
  /** Its records carry no date, or one that may lie ahead: the load is told that it is as of the day of the pull. */
  readonly asOfPull?: boolean;
}
