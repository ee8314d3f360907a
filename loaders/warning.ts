export interface Warning {
  /** Stable short name, by which warnings are counted: `OUTSIDE_COUNTRY`. */
  readonly code: string;
  readonly message: string;
}
