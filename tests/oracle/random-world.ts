import * as fc from 'fast-check';
import type { OracleJourney } from './journeys.ts';
import { oracleJourneys } from './journeys.ts';
import { buildPackage, buildTypes, catalogueArbitrary, GROUP_DRAFTS } from './random-catalogue.ts';
import { buildClaims, claimsArbitrary } from './random-claims.ts';
import { buildOpenServices, openServicesArbitrary } from './random-open-services.ts';
import { areasOf, buildPlaces, placesArbitrary, TRAILS } from './random-places.ts';
import { BRANCHES_PER_COUNTRY, branchCodes, buildServices, servicesArbitrary } from './random-services.ts';
import { type Draft, makeWorld, type World } from './world.ts';

export { SERVICE_GROUPS, TYPES } from './random-catalogue.ts';
export { asOfArbitrary } from './random-claims.ts';
export { AS_OF } from './random-parts.ts';
export { TRAILS } from './random-places.ts';

function societies(countries: string[]): Draft<'NationalSociety'>[] {
  return countries.map((country) => ({ code: `NS-${country}`, name: `Red Cross of ${country}`, country }));
}

function providers(countries: string[]): Draft<'Provider'>[] {
  return [
    ...countries.map((country): Draft<'Provider'> => ({
      code: `P-${country}`,
      name: `Red Cross of ${country}`,
      kind: 'NATIONAL_SOCIETY',
      nationalSociety: `NS-${country}`,
    })),
    { code: 'P-ICRC', name: 'ICRC', kind: 'ICRC' },
    { code: 'P-UNKNOWN', name: 'An organisation of unknown kind' },
    { code: 'P-GOV', name: 'Ministry of Health', kind: 'GOVERNMENT' },
  ];
}

function branches(countries: string[]): Draft<'Branch'>[] {
  return branchCodes(countries).map((code, index) => {
    const country = countries[Math.floor(index / BRANCHES_PER_COUNTRY)]!;
    return { code, name: code, kind: 'BRANCH', nationalSociety: `NS-${country}`, country };
  });
}

/** How fast-check shows a world that fails: what differs from world to world, without nulls and empty lists. */
function withShortText(world: World): World {
  const facts: Record<string, object[]> = {};
  for (const [kind, all] of Object.entries(world)) {
    if (['Source', 'Group', 'AdminArea', 'NationalSociety', 'Provider', 'Branch'].includes(kind)) continue;
    if (all.length > 0) facts[kind] = all;
  }
  const dull = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);
  const short = () =>
    JSON.stringify(facts, (key, value) =>
      dull(value) || ['name', 'source', 'visibility', 'reason'].includes(key) ? undefined : value,
    );
  Object.defineProperty(world, fc.toStringMethod, { value: short });
  return world;
}

/**
 * Worlds of 2 or 3 countries and the sea, 4 to `maxStops` stops a few km apart, two trails, three service
 * types and 0 to 37 services. Every fact is valid for its kind, and refers to nothing that is not there, but for one country in
 * some worlds.
 */
export function arbitraryWorld({ maxStops = 12 } = {}): fc.Arbitrary<World> {
  return fc
    .record({
      places: placesArbitrary(maxStops),
      catalogue: catalogueArbitrary,
      services: servicesArbitrary,
      openServices: openServicesArbitrary,
      claims: claimsArbitrary,
    })
    .map((recipe) => {
      const places = buildPlaces(recipe.places);
      const { countries, readableCountries, stops, legs } = places;
      const services = [
        ...buildServices(recipe.services, places),
        ...buildOpenServices(recipe.openServices, places),
      ];
      const claims = buildClaims(recipe.claims, places, services);
      const world = makeWorld({
        Source: [
          {
            code: 'SRC',
            publisher: 'Tests',
            dataset: 'Random',
            priority: 1,
            staleDays: 365,
            illustrative: true,
          },
        ],
        Country: readableCountries.map((code) => ({
          code,
          name: `Country ${code}`,
          borders: countries.filter((other) => other !== code),
        })),
        Group: GROUP_DRAFTS,
        ServiceType: buildTypes(recipe.catalogue),
        MinimumPackage: buildPackage(recipe.catalogue),
        NationalSociety: societies(countries),
        AdminArea: countries.flatMap(areasOf),
        Provider: providers(countries),
        Branch: branches(countries),
        Trail: TRAILS.map((code) => ({ code, name: code })),
        Stop: stops,
        Leg: legs,
        TrailCountry: places.trailCountries,
        TrailStop: places.trailStops,
        TrailLeg: places.trailLegs,
        Service: services,
        Flow: claims.flows,
        Stock: claims.stocks,
        IncidentTotal: claims.incidents,
        Agreement: claims.agreements,
        Referral: claims.referrals,
        Statement: claims.statements,
      });
      return withShortText(world);
    });
}

/** The shortest journeys between every two stops: asks for continuity. Small worlds only. */
export function someJourneys(world: World, asOf: string, perPair = 2): OracleJourney[] {
  const codes = world.Stop.map((stop) => stop.code);
  return codes.flatMap((from) =>
    codes.flatMap((to) =>
      oracleJourneys(world, {
        from,
        to,
        via: [],
        avoid: { countries: [], stops: [], modes: [] },
        optimise: 'DISTANCE',
        serviceTypes: [],
        group: 'EVERYONE',
        first: perPair,
        asOf,
        readsRestricted: 'ALL',
      }),
    ),
  );
}
