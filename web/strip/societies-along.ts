import type { Journey } from './journey.ts';
import { placesOf } from './places.ts';

/** Names of the National Societies of the countries of the stops from one km to another, those at or next to its ends included. */
export function societiesAlong(
  journey: Pick<Journey, 'stops' | 'legs'>,
  fromKm: number,
  toKm: number,
): string[] {
  const places = placesOf(journey);
  const first = places.findLastIndex(({ km }) => km <= fromKm);
  const last = places.findIndex(({ km }) => km >= toKm);
  const along = places.slice(Math.max(0, first), last === -1 ? undefined : last + 1);
  const countries = along
    .flatMap(({ stop }) => [stop.country, stop.otherCountry])
    .filter((country) => country !== null);
  return [
    ...new Set(countries.flatMap(({ nationalSocieties }) => nationalSocieties.map(({ name }) => name))),
  ];
}
