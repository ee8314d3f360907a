import type { Role } from '../model/closed-lists.ts';
import { countriesOfStop } from '../network/place-columns.ts';
import { heldOn } from '../network/validity.ts';
import type { View } from './view.ts';

/** Stops of a trail at which ways begin, and at which they end, by role. */
export interface TrailEnds {
  readonly origins: readonly number[];
  readonly destinations: readonly number[];
}

/**
 * Stops of a trail with the role of origin, and of destination: their own roles on it, or where none are stated those of their
 * countries. Null when it has none of the one or the other.
 */
export function trailEnds({ network, day, stopHolds }: View, trail: number): TrailEnds | null {
  const ofCountry = new Map<number, Role[]>();
  for (const { country, roles } of heldOn(day, network.trails.countryRoles[trail]!)) {
    ofCountry.set(country, [...(ofCountry.get(country) ?? []), ...roles]);
  }
  const entries = heldOn(day, network.trails.stops[trail]!).filter(({ stop }) => stopHolds[stop]);
  const withRole = (role: Role) => [
    ...new Set(
      entries
        .filter(({ stop, roles }) => {
          const ofCountries = () =>
            countriesOfStop(network.stops, stop).flatMap((country) => ofCountry.get(country) ?? []);
          return (roles.length > 0 ? roles : ofCountries()).includes(role);
        })
        .map(({ stop }) => stop),
    ),
  ];
  const ends = { origins: withRole('ORIGIN'), destinations: withRole('DESTINATION') };
  return ends.origins.length === 0 || ends.destinations.length === 0 ? null : ends;
}
