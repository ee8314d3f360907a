import { type Role, ROLES, type Step, STEPS, STOP_KINDS, type StopKind } from '../model/closed-lists.ts';
import { rowOf } from '../network/compressed-rows.ts';
import { MODE_SEA, type PackageEntry } from '../network/network.ts';
import { countriesOfStop } from '../network/place-columns.ts';
import { heldOn } from '../network/validity.ts';
import { atOnce, type Steps } from './steps.ts';
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
/** Sets of roles are bits by their place in the closed list. */
const bitOf = (role: Role): number => 1 << ROLES.indexOf(role);
const bitsOf = (roles: readonly Role[]): number => roles.reduce((bits, role) => bits | bitOf(role), 0);
/** Whoever has no role at all, as along a leg that lies in no country; rows without a role ask for him too. */
const NO_ROLE = 1 << ROLES.length;
const EVERY_ROLE = bitsOf(ROLES) | NO_ROLE;
const TRANSIT = bitOf('TRANSIT');
const TRANSIT_SETS: readonly number[] = [TRANSIT];

/** Roles whose first, last or returning steps a step of the package is. */
const ROLES_OF_STEP = Object.fromEntries(
  STEPS.map((step) => [step, bitsOf(ROLES.filter((role) => STEP_OF_ROLE[role] === step))]),
) as Readonly<Record<Step, number>>;

/** What packages ask for of one type. */
interface Asked {
  /** A row for the step at sea. */
  readonly atSea: boolean;
  /** Roles for which a row asks at every step. */
  readonly always: number;
  /** For rows of one step, the roles for which they ask: by step. */
  readonly atStep: ReadonlyMap<Step, number>;
}

function askedBy(rows: readonly PackageEntry[]): Asked {
  const atStep = new Map<Step, number>();
  let always = 0;
  for (const { role, step } of rows) {
    const roles = role === null ? EVERY_ROLE : bitOf(role);
    if (step === null) always |= roles;
    else atStep.set(step, (atStep.get(step) ?? 0) | roles);
  }
  return { atSea: atStep.has('SEA_CROSSING'), always, atStep };
}

const NOTHING_ASKED = askedBy([]);

/** `trails` are those of the scope; `allPackages` the network's own rows or the caller's list. O(stops and legs of the trails). */
export const expectationOf = (...of: Parameters<typeof expectationSteps>): Expectation =>
  atOnce(expectationSteps(...of));

const ofAllTrails = new WeakMap<View, Expectation>();

/** `expectationOf`, a trail at a time. That of all trails and the network's own rows is made once per view. */
export function* expectationSteps(
  view: View,
  trails: readonly number[],
  packages: readonly PackageEntry[] = view.network.packages,
): Steps<Expectation> {
  const isOfAll = trails.length === view.network.trails.codes.length && packages === view.network.packages;
  const known = isOfAll ? ofAllTrails.get(view) : undefined;
  if (known !== undefined) return known;
  const made = yield* makeExpectation(view, trails, packages);
  if (isOfAll) ofAllTrails.set(view, made);
  return made;
}

function* makeExpectation(
  view: View,
  trails: readonly number[],
  allPackages: readonly PackageEntry[],
): Steps<Expectation> {
  const { network, day } = view;
  const { stops, legs } = network;
  const packages = new Map(
    [...Map.groupBy(heldOn(day, allPackages), ({ type }) => type)].map(([type, rows]) => [
      type,
      askedBy(rows),
    ]),
  );
  const askedOf = (type: number): Asked => packages.get(type) ?? NOTHING_ASKED;
  const countryRoles = new Map<number, ReadonlyMap<number, number>>();
  /** By stop: of each trail of the scope that holds it, the trail and the roles that it states there. */
  const stopRoles = new Map<number, Map<number, number>>();
  /** By trail: the legs of it that hold on the day. */
  const heldTrailLegs = new Map<number, ReadonlySet<number>>();
  for (const trail of trails) {
    const roles = new Map<number, number>();
    for (const entry of heldOn(day, network.trails.countryRoles[trail]!)) {
      roles.set(entry.country, (roles.get(entry.country) ?? 0) | bitsOf(entry.roles));
    }
    countryRoles.set(trail, roles);
    for (const entry of heldOn(day, network.trails.stops[trail]!)) {
      const ofStop = stopRoles.get(entry.stop) ?? new Map<number, number>();
      ofStop.set(trail, (ofStop.get(trail) ?? 0) | bitsOf(entry.roles));
      stopRoles.set(entry.stop, ofStop);
    }
    heldTrailLegs.set(trail, new Set(heldOn(day, network.trails.legs[trail]!).map(({ leg }) => leg)));
    yield;
  }

  const rolesOfCountries = (trail: number, countries: Iterable<number>): number => {
    const ofTrail = countryRoles.get(trail);
    let roles = 0;
    for (const country of countries) roles |= ofTrail?.get(country) ?? 0;
    return roles === 0 ? TRANSIT : roles;
  };
  /** Roles of a stop on each trail of the scope that holds it. */
  const roleSets = (stop: number): readonly number[] => {
    const onTrails = stopRoles.get(stop);
    if (onTrails === undefined) return TRANSIT_SETS;
    return [...onTrails].map(([trail, roles]) =>
      roles === 0 ? rolesOfCountries(trail, countriesOfStop(stops, stop)) : roles,
    );
  };
  const asksAtStop = ({ always, atStep }: Asked, kind: StopKind, roles: number): boolean => {
    if ((always & roles) !== 0) return true;
    const fixed = STEP_OF_KIND[kind];
    if (fixed !== undefined) return ((atStep.get(fixed) ?? 0) & roles) !== 0;
    for (const [step, asked] of atStep) if ((asked & roles & ROLES_OF_STEP[step]) !== 0) return true;
    return false;
  };
  const knownRoles = new Map<number, number>();
  const rolesOfLeg = (leg: number): number => {
    // Most legs of a large network are on no trail.
    if (legs.trails.start[leg] === legs.trails.start[leg + 1]) return TRANSIT;
    const known = knownRoles.get(leg);
    if (known !== undefined) return known;
    const countries = rowOf(legs.countries, leg);
    let isHeld = false;
    let roles = 0;
    for (const trail of rowOf(legs.trails, leg)) {
      if (heldTrailLegs.get(trail)?.has(leg) !== true) continue;
      isHeld = true;
      for (const country of countries) roles |= rolesOfCountries(trail, [country]);
    }
    if (!isHeld) roles = TRANSIT;
    if (roles === 0) roles = NO_ROLE;
    knownRoles.set(leg, roles);
    return roles;
  };

  return {
    atStop(stop, type) {
      const kind = STOP_KINDS[stops.kind[stop]!]!;
      const asked = askedOf(type);
      if (kind === 'SEA_AREA') return asked.atSea;
      return roleSets(stop).some((roles) => asksAtStop(asked, kind, roles));
    },
    onLeg(leg, type) {
      const asked = askedOf(type);
      if (legs.mode[leg] === MODE_SEA) return asked.atSea;
      return (asked.always & rolesOfLeg(leg)) !== 0;
    },
  };
}
