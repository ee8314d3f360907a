/** A query parameter of an export, and an option of the command line. */
export interface Parameter<T> {
  readonly about: string;
  /** How it is written: `code,code`. */
  readonly form: string;
  /** Another name for it: `trail` for `trails`. */
  readonly also?: string;
  /** Reads its texts, of which there is at least one; BAD_INPUT with the value and what would be accepted. */
  read(texts: readonly string[], name: string): T;
}

export type Parameters = Readonly<Record<string, Parameter<unknown>>>;

/** What was given, null for what was not. */
export type ValuesOf<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T | null : never;
};
