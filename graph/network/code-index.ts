/** Codes in a fixed order, and back from a code to its place in it. */
export interface CodeIndex {
  readonly codes: readonly string[];
  /** −1 when there is none. */
  readonly indexOf: (code: string | null) => number;
}

export function codeIndex(codes: readonly string[]): CodeIndex {
  const places = new Map(codes.map((code, place) => [code, place]));
  return { codes, indexOf: (code) => (code === null ? -1 : (places.get(code) ?? -1)) };
}
