import type { View } from '../graph/analysis/view.ts';
import { ROLES, type Role } from '../graph/model/closed-lists.ts';
import { holdsOn } from '../graph/network/validity.ts';
import { countriesOfStop } from '../graph/network/place-columns.ts';

/** A stop with its roles on one trail. */
export interface StopOnTrail {
  readonly stop: string;
  readonly roles: readonly Role[];
}
export interface CountryOnTrail {
  readonly country: string;
  readonly roles: readonly Role[];
}

const inOrder = (roles: readonly Role[]): Role[] => ROLES.filter((role) => roles.includes(role));

/** Stops of a trail that hold on the view's day, by code, with the roles by which they are expected to be served (decision 0002, rule 10). */
export function stopsOnTrail(view: View, trail: number): StopOnTrail[] {
  const { stops, trails } = view.network;
  const ofCountry = new Map(countriesHeld(view, trail).map(({ country, roles }) => [country, roles]));
  return trails.stops[trail]!.filter(
    ({ stop, validFrom, validUntil }) =>
      view.stopHolds[stop] === 1 && holdsOn(view.day, validFrom, validUntil),
  )
    .toSorted((a, b) => a.stop - b.stop)
    .map(({ stop, roles }) => {
      const stated =
        roles.length > 0
          ? roles
          : countriesOfStop(stops, stop).flatMap((country) => ofCountry.get(country) ?? []);
      return { stop: stops.codes[stop]!, roles: stated.length > 0 ? inOrder(stated) : ['TRANSIT'] };
    });
}

/** Codes of the legs of a trail that hold on the view's day. */
export function legsOnTrail(view: View, trail: number): string[] {
  const { legs, trails } = view.network;
  return trails.legs[trail]!.filter(
    ({ leg, validFrom, validUntil }) => view.legHolds[leg] === 1 && holdsOn(view.day, validFrom, validUntil),
  )
    .map(({ leg }) => leg)
    .toSorted((a, b) => a - b)
    .map((leg) => legs.codes[leg]!);
}

/** Countries with a stated role on a trail on the view's day, by code. */
export function countriesOnTrail(view: View, trail: number): CountryOnTrail[] {
  return countriesHeld(view, trail)
    .toSorted((a, b) => a.country - b.country)
    .map(({ country, roles }) => ({
      country: view.network.countries.codes[country]!,
      roles: inOrder(roles),
    }));
}

function countriesHeld({ network, day }: View, trail: number) {
  return network.trails.countryRoles[trail]!.filter(({ validFrom, validUntil }) =>
    holdsOn(day, validFrom, validUntil),
  );
}
