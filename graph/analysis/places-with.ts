/** The places of a column that hold one of two values, in order. O(places). */
export function placesWith(column: Uint8Array, one: number, other = one): number[] {
  let count = 0;
  for (let place = 0; place < column.length; place++)
    if (column[place] === one || column[place] === other) count++;
  const found: number[] = [];
  // A list that grows is copied again and again.
  found.length = count;
  let next = 0;
  for (let place = 0; next < count; place++)
    if (column[place] === one || column[place] === other) found[next++] = place;
  return found;
}
