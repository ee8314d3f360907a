import type { CompressedRows } from '../compressed-rows.ts';
import type { Splice } from './splice.ts';

interface SplicedItems {
  readonly rows: CompressedRows;
  /** By place in the items after: the place in those before, or −1 − n for the n-th of the fresh. For columns beside the items. */
  readonly from: Int32Array;
}

/**
 * Lists of members by something else, services by stop: who left goes, who stays is told by its new place, and the fresh are put between, so
 * that each list is in the order of places. `fresh` has as many rows, and places among the fresh members. O(rows + items).
 */
export function splicedItems(before: CompressedRows, fresh: CompressedRows, splice: Splice): SplicedItems {
  const rowCount = before.start.length - 1;
  const most = before.items.length + fresh.items.length;
  const start = new Int32Array(rowCount + 1);
  const items = new Int32Array(most);
  const from = new Int32Array(most);
  let end = 0;
  for (let row = 0; row < rowCount; row++) {
    let next = fresh.start[row]!;
    const lastFresh = fresh.start[row + 1]!;
    for (let at = before.start[row]!; at < before.start[row + 1]!; at++) {
      const place = splice.stays[before.items[at]!]!;
      if (place < 0) continue;
      for (; next < lastFresh && splice.fresh[fresh.items[next]!]! < place; next++) addFresh(next);
      items[end] = place;
      from[end++] = at;
    }
    for (; next < lastFresh; next++) addFresh(next);
    start[row + 1] = end;
  }
  return { rows: { start, items: items.slice(0, end) }, from: from.slice(0, end) };

  function addFresh(at: number): void {
    items[end] = splice.fresh[fresh.items[at]!]!;
    from[end++] = -1 - at;
  }
}
