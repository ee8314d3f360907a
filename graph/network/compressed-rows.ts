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
