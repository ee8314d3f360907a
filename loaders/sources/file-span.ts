/** The days of which a file speaks, seen row by row. */
export interface FileSpan {
  see(from: string, to: string): void;
  /** The first and last day of a year, or as far as the file goes; `asOf` may lie after its last row. */
  ofYear(year: number, asOf: string | null): { readonly from: string; readonly to: string };
  readonly last: string | null;
}

/**
 * A total of a year that the file does not hold wholly keeps the period that it covers, and its number is what was
 * counted in that period: never scaled up to a year (docs/decisions/0005).
 */
export function makeFileSpan(): FileSpan {
  let first: string | null = null;
  let last: string | null = null;
  return {
    see(from, to) {
      if (first === null || from < first) first = from;
      if (last === null || to > last) last = to;
    },
    ofYear(year, asOf) {
      const [start, end] = [`${year}-01-01`, `${year}-12-31`];
      const until = [last ?? end, asOf ?? ''].toSorted()[1]!;
      return { from: first !== null && first > start ? first : start, to: until < end ? until : end };
    },
    get last() {
      return last;
    },
  };
}
