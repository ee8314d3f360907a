import * as fc from 'fast-check';
import {
  ELIGIBILITIES,
  type GroupCode,
  PRECISIONS,
  SERVICE_STATUSES,
} from '../../graph/model/closed-lists.ts';
import { greatCircleKm } from '../../graph/model/great-circle.ts';
import { SERVICE_GROUPS, TYPES } from './random-catalogue.ts';
import { day, dayOrNull, offsetArbitrary, pick } from './random-parts.ts';
import {
  type BuiltPlaces,
  areaArbitrary,
  areaCode,
  pointArbitrary,
  pointOf,
  withParents,
} from './random-places.ts';
import type { Draft } from './world.ts';

export const BRANCHES_PER_COUNTRY = 2;

/** Providers of a world: a Society's for each country, then others, one of them of unknown kind. */
export function providerCodes(countries: string[]): string[] {
  return [...countries.map((country) => `P-${country}`), 'P-ICRC', 'P-UNKNOWN', 'P-GOV'];
}

const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

const serviceArbitrary = fc.record({
  // The first type has most services.
  type: fc.constantFrom(0, 0, 0, 1, 2),
  provider: fc.nat({ max: 5 }),
  branch: fc.option(fc.nat({ max: 5 })),
  status: fc.constantFrom('ACTIVE', 'ACTIVE', 'ACTIVE', ...SERVICE_STATUSES),
  from: seldom(offsetArbitrary),
  until: seldom(offsetArbitrary),
  asOf: fc.option(fc.integer({ min: -400, max: 0 }), { freq: 5 }),
  stale: seldom(offsetArbitrary),
  place: fc.constantFrom('STOP', 'POINT', 'STOP', 'AREA', 'POINT', 'STOP', 'LEG', 'COUNTRY', 'REMOTE'),
  precision: fc.constantFrom('POINT', ...PRECISIONS),
  target: fc.nat({ max: 30 }),
  country: fc.nat({ max: 2 }),
  point: pointArbitrary,
  /** Metres added to the distance to the target stop; null: a round number of km, or the type's default. */
  reachPastTarget: fc.option(fc.constantFrom(0, -1, 1)),
  reach: fc.option(fc.integer({ min: 0, max: 40 })),
  area: fc.option(areaArbitrary),
  groups: fc.oneof(
    fc.constant<GroupCode[]>(['EVERYONE']),
    fc.subarray(SERVICE_GROUPS, { minLength: 1, maxLength: 2 }),
  ),
  eligibility: fc.constantFrom('UNKNOWN', 'OPEN', ...ELIGIBILITIES),
});
type ServiceRecipe = typeof serviceArbitrary extends fc.Arbitrary<infer T> ? T : never;

export const servicesArbitrary = fc.array(serviceArbitrary, { maxLength: 25, size: 'max' });

function dates(recipe: ServiceRecipe) {
  const swapped = recipe.from !== null && recipe.until !== null && recipe.until < recipe.from;
  const from = swapped ? recipe.until : recipe.from;
  const until = swapped ? recipe.from : recipe.until;
  return {
    asOf: dayOrNull(recipe.asOf),
    validFrom: dayOrNull(from),
    validUntil: dayOrNull(until),
    // Null when it has an end date (rule 3).
    staleFrom: until === null && recipe.stale !== null ? day(recipe.stale) : null,
  };
}

function place(recipe: ServiceRecipe, places: BuiltPlaces): Partial<Draft<'Service'>> {
  const stop = pick(places.stops, recipe.target);
  const leg = pick(places.legs, recipe.target);
  const country = pick(places.countries, recipe.country);
  const adminAreas = recipe.area === null ? [] : withParents(areaCode(country, recipe.area));
  const point = pointOf(recipe.point);
  const here = { lat: stop.lat!, lon: stop.lon! };
  let reachKm = recipe.reach;
  if (recipe.reachPastTarget !== null) {
    reachKm = Math.max(0, Math.round(greatCircleKm(point, here) * 1000 + recipe.reachPastTarget) / 1000);
  }
  switch (recipe.place) {
    case 'STOP': {
      const own = [stop.country, stop.otherCountry].filter((one) => typeof one === 'string');
      const ownCountry = own.length === 0 ? null : pick(own, recipe.country);
      const areas =
        recipe.area === null || ownCountry === null ? [] : withParents(areaCode(ownCountry, recipe.area));
      const precision = recipe.precision === 'COUNTRY' ? 'POINT' : recipe.precision;
      return { stop: stop.code, country: ownCountry, ...here, precision, reachKm, adminAreas: areas };
    }
    case 'POINT':
      return { country, ...point, precision: recipe.precision, reachKm, adminAreas };
    case 'AREA':
      return { country, precision: 'AREA', adminAreas: withParents(areaCode(country, recipe.area ?? 0)) };
    case 'LEG': {
      const atSea = leg.mode === 'SEA';
      return { country: atSea ? null : country, leg: leg.code, precision: 'POINT' };
    }
    case 'COUNTRY':
      return { country, precision: 'COUNTRY', adminAreas };
    case 'REMOTE':
    default:
      return { country, precision: 'POINT', remote: true, adminAreas };
  }
}

export function buildServices(recipes: ServiceRecipe[], places: BuiltPlaces): Draft<'Service'>[] {
  const providers = providerCodes(places.countries);
  const branches = branchCodes(places.countries);
  return recipes.map((recipe, index) => ({
    code: `SERVICE-${String(index).padStart(2, '0')}`,
    serviceType: pick(TYPES, recipe.type),
    provider: pick(providers, recipe.provider),
    branch: recipe.branch === null ? null : pick(branches, recipe.branch),
    status: recipe.status,
    ...dates(recipe),
    remote: false,
    ...place(recipe, places),
    groups: recipe.groups,
    eligibility: recipe.eligibility,
    conditions: recipe.eligibility === 'CONDITIONAL' ? ['A fee'] : [],
  }));
}

export function branchCodes(countries: string[]): string[] {
  return countries.flatMap((country) =>
    Array.from({ length: BRANCHES_PER_COUNTRY }, (_, i) => `BRANCH-${country}-${i}`),
  );
}
