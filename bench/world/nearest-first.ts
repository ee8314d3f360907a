import type { MadeCountry, MadeStop } from './made-places.ts';

const STOPS_OF_A_CELL = 2;

/** For each stop of a country up to `count` others of it, the nearest first, by degrees. Looks at the cells of a grid around it. */
export function nearestFirst(
  stops: readonly MadeStop[],
  countries: readonly MadeCountry[],
  count: number,
): (stop: number) => readonly number[] {
  const found: (readonly number[])[] = [];
  for (const { stops: own } of countries) {
    if (own.length === 0) continue;
    const lats = own.map((stop) => stops[stop]!.lat);
    const lons = own.map((stop) => stops[stop]!.lon);
    const [south, west] = [Math.min(...lats), Math.min(...lons)];
    const span = Math.max(Math.max(...lats) - south, Math.max(...lons) - west, 1e-6);
    const side = Math.max(1, Math.floor(Math.sqrt(own.length / STOPS_OF_A_CELL)));
    const cellOf = (degrees: number, from: number) =>
      Math.min(side - 1, Math.floor(((degrees - from) / span) * side));
    const cells = Map.groupBy(
      own,
      (stop) => cellOf(stops[stop]!.lat, south) * side + cellOf(stops[stop]!.lon, west),
    );
    for (const stop of own) {
      const { lat, lon } = stops[stop]!;
      const [row, column] = [cellOf(lat, south), cellOf(lon, west)];
      const near: number[] = [];
      // One ring more than it takes: what is nearest may lie just beyond.
      for (let ring = 0, more = 1; ring < side && more >= 0; ring++) {
        for (let r = row - ring; r <= row + ring; r++) {
          for (let c = column - ring; c <= column + ring; c++) {
            const isRing = Math.max(Math.abs(r - row), Math.abs(c - column)) === ring;
            if (isRing && r >= 0 && c >= 0 && r < side && c < side)
              near.push(...(cells.get(r * side + c) ?? []));
          }
        }
        if (near.length > count) more -= 1;
      }
      const squared = (other: number) => (stops[other]!.lat - lat) ** 2 + (stops[other]!.lon - lon) ** 2;
      found[stop] = near
        .filter((other) => other !== stop)
        .map((other) => ({ other, away: squared(other) }))
        .toSorted((a, b) => a.away - b.away || a.other - b.other)
        .slice(0, count)
        .map(({ other }) => other);
    }
  }
  return (stop) => found[stop] ?? [];
}
