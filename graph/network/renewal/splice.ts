import type { CodeIndex } from '../code-index.ts';
import { Codes, makeBytes, makeEnds, startOf } from '../codes.ts';

/** How members that were stated anew take their places among those that stay: all are in the order of codes, before and after. */
export interface Splice {
  readonly codes: Codes;
  /** False: each code is at the place where it was. */
  readonly moves: boolean;
  /** By place after: the place before, or −1 − n for the n-th fresh member. */
  readonly from: Int32Array;
  /** By place before: where the same code is after; −1: nowhere. */
  readonly to: Int32Array;
  /** The same, but −1 too where the code was stated anew. */
  readonly stays: Int32Array;
  /** By fresh member: its place after. */
  readonly fresh: Int32Array;
  /** Fresh members that were not there before. */
  readonly appeared: readonly string[];
}

/**
 * `touched` are the codes that leave their places, `fresh` those of them that are there still or now, in order. When each finds its code as
 * it was, the list of codes is the very one of before. O(codes).
 */
export function spliceOf(before: CodeIndex, touched: readonly string[], fresh: readonly string[]): Splice {
  const left = touched.map(before.indexOf).filter((place) => place >= 0);
  const leaves = new Uint8Array(before.codes.length);
  for (const place of left) leaves[place] = 1;
  const from = new Int32Array(before.codes.length - new Set(left).size + fresh.length);
  const to = new Int32Array(before.codes.length).fill(-1);
  const stays = new Int32Array(before.codes.length).fill(-1);
  const freshPlaces = new Int32Array(fresh.length);
  const freshBefore = fresh.map((code) => before.codes.placeFor(code));
  let next = 0;
  let after = 0;
  for (let place = 0; place <= before.codes.length; place++) {
    for (; freshBefore[next] === place; next++) {
      freshPlaces[next] = after;
      from[after++] = -1 - next;
    }
    if (place === before.codes.length || leaves[place] === 1) continue;
    to[place] = stays[place] = after;
    from[after++] = place;
  }
  const appeared = fresh.filter((code, n) => {
    const place = before.indexOf(code);
    if (place >= 0) to[place] = freshPlaces[n]!;
    return place < 0;
  });
  const moves = appeared.length > 0 || after < before.codes.length;
  return {
    codes: moves ? splicedCodes(before.codes, fresh, from) : before.codes,
    moves,
    from,
    to,
    stays,
    fresh: freshPlaces,
    appeared,
  };
}

/** `from` by place after: a place before, or −1 − n for the n-th of `fresh`. */
function splicedCodes({ packed: before }: Codes, fresh: readonly string[], from: Int32Array): Codes {
  const ends = makeEnds(from.length);
  let length = 0;
  from.forEach((of, place) => {
    length += of >= 0 ? before.ends[of]! - startOf(before.ends, of) : fresh[-1 - of]!.length;
    ends[place] = length;
  });
  const bytes = makeBytes(length);
  const text = Buffer.from(bytes.buffer);
  for (let place = 0, at = 0; place < from.length; at = ends[place - 1]!) {
    const first = from[place++]!;
    if (first < 0) {
      text.write(fresh[-1 - first]!, at, 'latin1');
      continue;
    }
    // Neighbours that stay neighbours go in one piece.
    let last = first;
    while (from[place] === last + 1) {
      last += 1;
      place += 1;
    }
    bytes.set(before.bytes.subarray(startOf(before.ends, first), before.ends[last]), at);
  }
  return new Codes({ bytes, ends, isOrdered: true });
}

/** Places of another group's members in a column, as they are after. −1 stays none. */
export function movedPlaces(column: Int32Array, { moves, to }: Splice): Int32Array {
  if (!moves) return column;
  return column.map((place) => (place < 0 ? -1 : to[place]!));
}
