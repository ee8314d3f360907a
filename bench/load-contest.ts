/** Our load against a bare one of the same rows, on stores that are alike before each. */
export interface LoadContest {
  /** Loads the file; the time of the whole counts. */
  readonly ours: () => Promise<void>;
  /** Writes what `ours` left, without checks, history, hashes or audiences of its own. */
  readonly bare: Readonly<Record<string, () => Promise<void>>>;
  /** Undoes what the last load wrote. Not timed. */
  readonly reset: () => Promise<void>;
  /** What the last load left, to be compared: counts or a hash. */
  readonly written: () => Promise<string>;
  readonly close: () => Promise<void>;
}
