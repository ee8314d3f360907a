import type { View } from '../graph/analysis/view.ts';
import { ROLES, type Role } from '../graph/model/closed-lists.ts';
import type { Membership } from '../graph/network/network.ts';
import { holdsOn } from '../graph/network/validity.ts';
import { countriesOfStop } from '../graph/network/place-columns.ts';
import { codesAt } from '../graph/network/codes-at.ts';

/** A stop with its roles on one trail. */
export interface StopOnTrail {
  readonly stop: string;
  readonly roles: readonly Role[];
  /** Codes of the sources that say that it is on the trail, and in which roles. */
  readonly saidBy: readonly string[];
}
export interface CountryOnTrail {
  readonly country: string;
  readonly roles: readonly Role[];
  readonly saidBy: readonly string[];
}

const inOrder = (roles: readonly Role[]): Role[] => ROLES.filter((role) => roles.includes(role));

/** Stops of a trail that hold on the view's day, by code, with the roles by which they are expected to be served (decision 0002, rule 10). */
export function stopsOnTrail(view: View, trail: number): StopOnTrail[] {
  const { stops, trails } = view.network;
  const ofCountry = new Map(countriesHeld(view, trail).map((entry) => [entry.country, entry]));
  return trails.stops[trail]!.filter(
    ({ stop, validFrom, validUntil }) =>
      view.stopHolds[stop] === 1 && holdsOn(view.day, validFrom, validUntil),
  )
    .toSorted((a, b) => a.stop - b.stop)
    .map((membership) => {
      const { stop } = membership;
      const stating =
        membership.roles.length > 0
          ? [membership]
          : countriesOfStop(stops, stop).flatMap((country) => ofCountry.get(country) ?? []);
      const stated = stating.flatMap(({ roles }) => roles);
      return {
        stop: stops.codes.at(stop),
        roles: stated.length > 0 ? inOrder(stated) : ['TRANSIT'],
        saidBy: sourcesOf(view, [membership, ...stating]),
      };
    });
}

/** Codes of the legs of a trail that hold on the view's day, and of the sources that say that they are on it. */
export function legsOnTrail(view: View, trail: number): { legs: string[]; saidBy: string[] } {
  const { legs, trails } = view.network;
  const held = trails.legs[trail]!.filter(
    ({ leg, validFrom, validUntil }) => view.legHolds[leg] === 1 && holdsOn(view.day, validFrom, validUntil),
  ).toSorted((a, b) => a.leg - b.leg);
  return { legs: held.map(({ leg }) => legs.codes.at(leg)), saidBy: sourcesOf(view, held) };
}

/** Countries with a stated role on a trail on the view's day, by code. */
export function countriesOnTrail(view: View, trail: number): CountryOnTrail[] {
  return countriesHeld(view, trail)
    .toSorted((a, b) => a.country - b.country)
    .map((entry) => ({
      country: view.network.countries.codes.at(entry.country),
      roles: inOrder(entry.roles),
      saidBy: sourcesOf(view, [entry]),
    }));
}

const sourcesOf = ({ network }: View, memberships: readonly Membership[]): string[] => [
  ...codesAt(
    network.sources.codes,
    memberships.map(({ source }) => source),
  ),
];

function countriesHeld({ network, day }: View, trail: number) {
  return network.trails.countryRoles[trail]!.filter(({ validFrom, validUntil }) =>
    holdsOn(day, validFrom, validUntil),
  );
}
