import { Codes } from './codes.ts';

/** Codes in a fixed order, and back from a code to its place in it. */
export interface CodeIndex {
  readonly codes: Codes;
  /** −1 when there is none. */
  readonly indexOf: (code: string | null) => number;
}

/** With a table, for the many looks while a network is built: O(1) each. */
export function codeIndex(codes: readonly string[]): CodeIndex {
  return tableIndex(Codes.of(codes), codes);
}

/** Without the memory of a table where the codes are in their own order: O(log codes) a look. */
export function indexWithoutTable(codes: Codes): CodeIndex {
  if (!codes.isOrdered) return tableIndex(codes, [...codes]);
  return {
    codes,
    indexOf(code) {
      if (code === null) return -1;
      const place = codes.placeFor(code);
      return place < codes.length && codes.at(place) === code ? place : -1;
    },
  };
}

function tableIndex(codes: Codes, list: readonly string[]): CodeIndex {
  const places = new Map(list.map((code, place) => [code, place]));
  return { codes, indexOf: (code) => (code === null ? -1 : (places.get(code) ?? -1)) };
}

/** The same with codes added behind the last: for members that no source states, whose codes nothing else has. O(added). */
export function addCodes(index: CodeIndex, added: readonly string[]): CodeIndex {
  if (added.length === 0) return { codes: index.codes, indexOf: index.indexOf };
  const count = index.codes.length;
  return {
    codes: new Codes(index.codes.packed, [...index.codes.added, ...added]),
    indexOf: (code) => {
      const place = code === null ? -1 : added.indexOf(code);
      return place < 0 ? index.indexOf(code) : count + place;
    },
  };
}
