import type { Place } from './places.ts';

/** So many px between two names of stops are enough that none stands on the other: at a slant, and upright. */
export const APART = { slanted: 20, upright: 15 };

/**
 * Which stops are named: both ends, border crossings, and of the others as many as fit, from the start on. All keep their tick.
 * `x` gives px for km.
 */
export function namedPlaces(
  places: readonly Place[],
  x: (km: number) => number,
  leastApart = APART.slanted,
): Place[] {
  const must = places.filter(
    ({ stop }, index) => index === 0 || index === places.length - 1 || stop.kind === 'BORDER_CROSSING',
  );
  const chosen = [...must];
  const apart = (place: Place) => chosen.every((other) => Math.abs(x(other.km) - x(place.km)) >= leastApart);
  for (const place of places) if (!chosen.includes(place) && apart(place)) chosen.push(place);
  // Ends and borders too close to one another: the earlier stays, but never at the cost of the last stop.
  const last = places.at(-1)!;
  const kept: Place[] = [];
  for (const place of chosen.toSorted((a, b) => a.km - b.km)) {
    const near = kept.at(-1);
    if (near !== undefined && x(place.km) - x(near.km) < leastApart) {
      if (place === last && near !== places[0]) kept[kept.length - 1] = place;
      else if (place === last) kept.push(place);
      continue;
    }
    kept.push(place);
  }
  return kept;
}

/** Round steps for a scale of km: `[0, 200, 400]`, at most about one more than `most`. */
export function kmSteps(km: number, most = 7): number[] {
  const rough = km / most;
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const step = [1, 2, 5, 10].map((factor) => factor * magnitude).find((candidate) => candidate >= rough)!;
  return Array.from({ length: Math.floor(km / step) + 1 }, (_, index) => index * step);
}
