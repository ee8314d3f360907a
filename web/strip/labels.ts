import type { Place } from './places.ts';

/** Names of stops stand at a slant under the strip; this many px between two are enough to tell them apart. */
const LEAST_APART = 15;

/**
 * Which stops are named: both ends, border crossings, and of the others as many as fit, from the start on. All keep their tick.
 * `x` gives px for km.
 */
export function namedPlaces(places: readonly Place[], x: (km: number) => number): Place[] {
  const must = places.filter(
    ({ stop }, index) => index === 0 || index === places.length - 1 || stop.kind === 'BORDER_CROSSING',
  );
  const chosen = [...must];
  const apart = (place: Place) => chosen.every((other) => Math.abs(x(other.km) - x(place.km)) >= LEAST_APART);
  for (const place of places) if (!chosen.includes(place) && apart(place)) chosen.push(place);
  // Ends and borders too close to one another: the earlier stays, but never at the cost of the last stop.
  const last = places.at(-1)!;
  const kept: Place[] = [];
  for (const place of chosen.toSorted((a, b) => a.km - b.km)) {
    const near = kept.at(-1);
    if (near !== undefined && x(place.km) - x(near.km) < LEAST_APART) {
      if (place === last && near !== places[0]) kept[kept.length - 1] = place;
      else if (place === last) kept.push(place);
      continue;
    }
    kept.push(place);
  }
  return kept;
}

/** Round steps for a scale of km: `[0, 200, 400]`, at most about eight. */
export function kmSteps(km: number): number[] {
  const rough = km / 7;
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const step = [1, 2, 5, 10].map((factor) => factor * magnitude).find((candidate) => candidate >= rough)!;
  return Array.from({ length: Math.floor(km / step) + 1 }, (_, index) => index * step);
}
