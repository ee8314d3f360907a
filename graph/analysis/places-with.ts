/** The places of a column that hold one of two values, in order. O(places). */
export function placesWith(column: Uint8Array, one: number, other = one): number[] {
  const found: number[] = [];
  for (let place = 0; place < column.length; place++)
    if (column[place] === one || column[place] === other) found.push(place);
  return found;
}
