/** What is damaged: the files of one load, whole, and the options with which they load. */
export interface Base {
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[];
  readonly options: readonly string[];
}
