/** Lists of whole numbers by row, packed: row r holds items[start[r]] to items[start[r + 1] − 1]. */
export interface CompressedRows {
  readonly start: Int32Array;
  readonly items: Int32Array;
}

/** Packs (row, item) pairs in their order. O(rows + pairs). */
export function compressRows(
  rowCount: number,
  rows: ArrayLike<number>,
  items: ArrayLike<number>,
): CompressedRows {
  const start = new Int32Array(rowCount + 1);
  for (let i = 0; i < rows.length; i++) start[rows[i]! + 1]! += 1;
  for (let row = 0; row < rowCount; row++) start[row + 1]! += start[row]!;
  const next = start.slice(0, rowCount);
  const packed = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) packed[next[rows[i]!]!++] = items[i]!;
  return { start, items: packed };
}

/** The items of one row, as a view (no copy). */
export function rowOf(rows: CompressedRows, row: number): Int32Array {
  return rows.items.subarray(rows.start[row], rows.start[row + 1]);
}

/** An item to be put at the end of a row. */
export interface AddedItem {
  readonly row: number;
  readonly item: number;
}

/** The same rows with items added at their ends; `rowCount` may be greater than before. Copies: O(rows + items). */
export function addToRows(
  rows: CompressedRows,
  rowCount: number,
  added: readonly AddedItem[],
): CompressedRows {
  const { start, items } = addItems(rows.start, rows.items, rowCount, added);
  return { start, items };
}

/** As `addToRows`, for items of any typed array. */
export function addItems<T extends Int32Array | Uint8Array>(
  start: Int32Array,
  items: T,
  rowCount: number,
  added: readonly AddedItem[],
): { start: Int32Array; items: T } {
  const rowsBefore = start.length - 1;
  const newStart = new Int32Array(rowCount + 1).fill(start[rowsBefore]!);
  newStart.set(start);
  for (const { row } of added) newStart[row + 1]! += 1;
  // From here on newStart holds old starts plus what was added to the row before it alone: summed up in one pass.
  let moved = 0;
  for (let row = 0; row <= rowCount; row++) {
    const before = row <= rowsBefore ? start[row]! : start[rowsBefore]!;
    moved += newStart[row]! - before;
    newStart[row] = before + moved;
  }
  const newItems = new (items.constructor as new (length: number) => T)(items.length + added.length);
  const inOrder = added.toSorted((a, b) => a.row - b.row);
  let from = 0;
  let to = 0;
  for (const { row, item } of inOrder) {
    const end = row < rowsBefore ? start[row + 1]! : items.length;
    newItems.set(items.subarray(from, end), to);
    to += end - from;
    newItems[to++] = item;
    from = end;
  }
  newItems.set(items.subarray(from), to);
  return { start: newStart, items: newItems };
}
