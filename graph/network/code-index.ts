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

/** Codes in their own order, found by halving: without the memory of a table, at O(log codes) a look. Null for codes in another order. */
export function sortedIndex(codes: readonly string[]): CodeIndex | null {
  for (let place = 1; place < codes.length; place++) if (codes[place - 1]! >= codes[place]!) return null;
  return orderedIndex(codes);
}

/** The same for codes that are known to be in order. */
export function orderedIndex(codes: readonly string[]): CodeIndex {
  return {
    codes,
    indexOf(code) {
      if (code === null) return -1;
      const place = placeFor(codes, code);
      return codes[place] === code ? place : -1;
    },
  };
}

/** Of codes in order: the place of the first that is not smaller. O(log codes). */
export function placeFor(codes: readonly string[], code: string): number {
  let low = 0;
  let high = codes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (codes[middle]! < code) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The same with codes added behind the last: for members that no source states, whose codes nothing else has. O(codes). */
export function addCodes(index: CodeIndex, added: readonly string[]): CodeIndex {
  if (added.length === 0) return { codes: index.codes, indexOf: index.indexOf };
  const count = index.codes.length;
  return {
    codes: [...index.codes, ...added],
    indexOf: (code) => {
      const place = code === null ? -1 : added.indexOf(code);
      return place < 0 ? index.indexOf(code) : count + place;
    },
  };
}
