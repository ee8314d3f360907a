/** A source of made-up facts on which an answer rests. */
export interface IllustrativeMark {
  readonly code: string;
  readonly publisher: string;
  readonly dataset: string;
}

export interface Answer<Data> {
  readonly data: Data;
  /** Of the graph that was read. Null: the server did not say. */
  readonly revision: number | null;
  /** Made-up sources on which it rests. Empty: none. */
  readonly illustrative: readonly IllustrativeMark[];
  /** When it was given, if the server could not be reached now and this is what it said before. Null: it was given now. */
  readonly keptSince: string | null;
}
