import { type CodeIndex, indexWithoutTable } from '../code-index.ts';
import type { CompressedRows } from '../compressed-rows.ts';
import { isGroup } from '../map-members.ts';
import type { Splice } from './splice.ts';

type Column = Int8Array | Uint8Array | Int32Array | Float64Array;

/**
 * The columns of a group with those of its fresh members put in their places. Every member but the index is one entry, or one row, for each
 * code. O(entries).
 */
export function splicedColumns<T extends CodeIndex>(before: T, fresh: T, splice: Splice): T {
  const index = splice.moves ? indexWithoutTable(splice.codes) : before;
  const members = Object.keys(before).map((name) => {
    if (name === 'codes' || name === 'indexOf') return [name, index[name]];
    const own = (group: T) => (group as unknown as Record<string, unknown>)[name];
    return [name, splicedMember(own(before), own(fresh), splice)];
  });
  return Object.fromEntries(members) as T;
}

function splicedMember(before: unknown, fresh: unknown, { from }: Splice): unknown {
  if (isGroup(before)) return splicedLists(before as CompressedRows, fresh as CompressedRows, from);
  if (Array.isArray(before)) {
    const ofFresh = fresh as readonly unknown[];
    return Array.from(from, (place) => (place >= 0 ? (before[place] as unknown) : ofFresh[-1 - place]));
  }
  return splicedColumn(before as Column, fresh as Column, from);
}

/** `from` by place after: a place before, or −1 − n for the n-th of `fresh`. */
export function splicedColumn<T extends Column>(before: T, fresh: T, from: Int32Array): T {
  const after = new (before.constructor as new (length: number) => T)(from.length);
  for (let place = 0; place < from.length; place++) {
    const of = from[place]!;
    after[place] = of >= 0 ? before[of]! : fresh[-1 - of]!;
  }
  return after;
}

/** A list for each member. */
function splicedLists(before: CompressedRows, fresh: CompressedRows, from: Int32Array): CompressedRows {
  const start = new Int32Array(from.length + 1);
  const listOf = (place: number): readonly [CompressedRows, number] =>
    place >= 0 ? [before, place] : [fresh, -1 - place];
  from.forEach((of, place) => {
    const [rows, row] = listOf(of);
    start[place + 1] = start[place]! + rows.start[row + 1]! - rows.start[row]!;
  });
  const items = new Int32Array(start[from.length]!);
  from.forEach((of, place) => {
    const [rows, row] = listOf(of);
    items.set(rows.items.subarray(rows.start[row], rows.start[row + 1]), start[place]);
  });
  return { start, items };
}
