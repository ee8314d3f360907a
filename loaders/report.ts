export interface Report {
  readonly path: string;
  /** Index of the file of which it holds the rejected rows. */
  readonly file: number;
}
