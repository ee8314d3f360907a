import type { Role, Step, StopKind } from '../model/closed-lists.ts';
import { rowOf } from '../network/compressed-rows.ts';
import type { PackageEntry } from '../network/network.ts';
import { countriesOfStop } from '../network/place-columns.ts';
import { heldOn } from '../network/validity.ts';
import type { View } from './view.ts';

/** What the minimum package asks for, at stops and along legs; decision 0002, rules 10 and 11. */
export interface Expectation {
  atStop(stop: number, type: number): boolean;
  onLeg(leg: number, type: number): boolean;
}

const STEP_OF_KIND: Partial<Record<StopKind, Step>> = {
  BORDER_CROSSING: 'BORDER',
  CAMP: 'CAMP',
  RECEPTION_CENTRE: 'CAMP',
  PORT: 'ARRIVAL',
  LANDING_PLACE: 'ARRIVAL',
};
const STEP_OF_ROLE: Partial<Record<Role, Step>> = {
  ORIGIN: 'FIRST_STEPS',
  DESTINATION: 'LONG_TERM_STAY',
  RETURN: 'RETURN',
};
const TRANSIT: readonly Role[] = ['TRANSIT'];
const TRANSIT_ALONE: ReadonlySet<Role> = new Set(TRANSIT);
const TRANSIT_SETS: readonly (readonly Role[])[] = [TRANSIT];

/** `trails` are those of the scope; `allPackages` the network's own rows or the caller's list. */
export function expectationOf(
  view: View,
  trails: readonly number[],
  allPackages: readonly PackageEntry[] = view.network.packages,
): Expectation {
  const { network, day } = view;
  const { stops, legs } = network;
  const packages = Map.groupBy(heldOn(day, allPackages), ({ type }) => type);
  const rowsOf = (type: number): readonly PackageEntry[] => packages.get(type) ?? [];
  const stopRoles = new Map<number, Map<number, readonly Role[]>>();
  const countryRoles = new Map<number, Map<number, readonly Role[]>>();
  for (const trail of trails) {
    const roles = new Map<number, readonly Role[]>();
    for (const entry of heldOn(day, network.trails.countryRoles[trail]!)) {
      roles.set(entry.country, [...(roles.get(entry.country) ?? []), ...entry.roles]);
    }
    countryRoles.set(trail, roles);
    for (const entry of heldOn(day, network.trails.stops[trail]!)) {
      const ofStop = stopRoles.get(entry.stop) ?? new Map<number, readonly Role[]>();
      ofStop.set(trail, [...(ofStop.get(trail) ?? []), ...entry.roles]);
      stopRoles.set(entry.stop, ofStop);
    }
  }
  const heldTrailLegs = new Map(
    trails.map((trail) => [trail, new Set(heldOn(day, network.trails.legs[trail]!).map(({ leg }) => leg))]),
  );

  const rolesOfCountries = (trail: number, countries: readonly number[]): readonly Role[] => {
    const stated = countries.flatMap((country) => countryRoles.get(trail)?.get(country) ?? []);
    return stated.length > 0 ? stated : TRANSIT;
  };
  /** Roles of a stop on each trail of the scope that holds it. */
  const roleSets = (stop: number): readonly (readonly Role[])[] => {
    const onTrails = stopRoles.get(stop);
    if (onTrails === undefined) return TRANSIT_SETS;
    return [...onTrails].map(([trail, roles]) =>
      roles.length > 0 ? roles : rolesOfCountries(trail, countriesOfStop(stops, stop)),
    );
  };
  const asks = (row: PackageEntry, kind: StopKind, roles: readonly Role[]): boolean => {
    if (row.step === 'SEA_CROSSING') return false;
    const asked = row.role === null ? roles : roles.filter((role) => role === row.role);
    if (asked.length === 0) return false;
    if (row.step === null) return true;
    const fixed = STEP_OF_KIND[kind];
    return fixed === undefined ? asked.some((role) => STEP_OF_ROLE[role] === row.step) : fixed === row.step;
  };
  const knownRoles = new Map<number, ReadonlySet<Role>>();
  const rolesOfLeg = (leg: number): ReadonlySet<Role> => {
    // Most legs of a large network are on no trail.
    if (legs.trails.start[leg] === legs.trails.start[leg + 1]) return TRANSIT_ALONE;
    const known = knownRoles.get(leg);
    if (known !== undefined) return known;
    const countries = [...rowOf(legs.countries, leg)];
    const holding = [...rowOf(legs.trails, leg)].filter((trail) => heldTrailLegs.get(trail)?.has(leg));
    const stated = holding.flatMap((trail) =>
      countries.flatMap((country) => rolesOfCountries(trail, [country])),
    );
    const roles = new Set(holding.length === 0 ? TRANSIT : stated);
    knownRoles.set(leg, roles);
    return roles;
  };

  return {
    atStop(stop, type) {
      const kind = stops.kind[stop]!;
      const rows = rowsOf(type);
      if (kind === 'SEA_AREA') return rows.some((row) => row.step === 'SEA_CROSSING');
      return roleSets(stop).some((roles) => rows.some((row) => asks(row, kind, roles)));
    },
    onLeg(leg, type) {
      const rows = rowsOf(type);
      if (legs.mode[leg] === 'SEA') return rows.some((row) => row.step === 'SEA_CROSSING');
      const roles = rolesOfLeg(leg);
      return rows.some((row) => row.step === null && (row.role === null || roles.has(row.role)));
    },
  };
}
