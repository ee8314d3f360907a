import * as fc from 'fast-check';
import { FLOW_DEFINITIONS, PROVIDER_KINDS, STOCK_DEFINITIONS } from '../../graph/model/closed-lists.ts';
import { addDays } from '../../graph/model/day.ts';
import { TYPES } from './random-catalogue.ts';
import { AS_OF, day, daysArbitrary, offsetArbitrary, pick, validity } from './random-parts.ts';
import { type BuiltPlaces, COUNTRIES, TRAILS, areaArbitrary, areaCode } from './random-places.ts';
import { branchCodes } from './random-services.ts';
import type { Draft } from './world.ts';

/** Statements, links, and figures of a random world: what others say about its places and services. */
const statementArbitrary = fc.record({
  country: fc.nat({ max: 2 }),
  area: fc.option(areaArbitrary, { freq: 2 }),
  types: fc.subarray(TYPES, { minLength: 1 }),
  kinds: fc.oneof(
    { weight: 3, arbitrary: fc.constant([...PROVIDER_KINDS]) },
    { weight: 1, arbitrary: fc.subarray([...PROVIDER_KINDS], { minLength: 1 }) },
    // Two of these together name all kinds.
    { weight: 1, arbitrary: fc.constantFrom(PROVIDER_KINDS.slice(0, 4), PROVIDER_KINDS.slice(4)) },
  ),
  links: fc.boolean(),
  // Fresh for 365 days: −365 is the first day on which it is not.
  asOf: fc.oneof(fc.integer({ min: -300, max: -1 }), fc.constantFrom(0, 1, -364, -365, -366)),
});

const figureArbitrary = fc.record({
  target: fc.nat({ max: 40 }),
  onTrail: fc.constantFrom(false, false, false, true),
  number: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20_000 })),
  from: fc.integer({ min: -800, max: 2 }),
  length: fc.constantFrom(0, 364, 30),
  definition: fc.nat({ max: 4 }),
  days: daysArbitrary,
});

export const claimsArbitrary = fc.record({
  /** Countries of which all is stated to be listed, and whether their links are. */
  complete: fc.tuple(...COUNTRIES.map(() => fc.option(fc.constantFrom(true, true, false), { freq: 3 }))),
  statements: fc.array(statementArbitrary, { maxLength: 5 }),
  agreements: fc.array(
    fc.record({
      parties: fc.subarray([0, 1, 2], { minLength: 2 }),
      topics: fc.subarray(TYPES, { minLength: 1 }),
      days: daysArbitrary,
    }),
    { maxLength: 3, size: 'max' },
  ),
  referrals: fc.array(
    fc.record({
      /** Null: the type of the service from which it refers. */
      type: fc.option(fc.constantFrom(0, 0, 1, 2), { freq: 2 }),
      from: fc.nat({ max: 40 }),
      fromBranch: fc.boolean(),
      to: fc.nat({ max: 40 }),
      toBranch: fc.boolean(),
      days: daysArbitrary,
    }),
    { maxLength: 10, size: 'max' },
  ),
  flows: fc.array(figureArbitrary, { maxLength: 12, size: 'max' }),
  incidents: fc.array(figureArbitrary, { maxLength: 5 }),
  stocks: fc.array(figureArbitrary, { maxLength: 5 }),
});
type Claims = typeof claimsArbitrary extends fc.Arbitrary<infer T> ? T : never;

function buildStatements({ complete, statements }: Claims, { countries }: BuiltPlaces): Draft<'Statement'>[] {
  const whole = countries.flatMap((country, index): Draft<'Statement'>[] => {
    const links = complete[index] ?? null;
    if (links === null) return [];
    return [
      {
        code: `COMPLETE-${country}`,
        country,
        serviceTypes: TYPES,
        providerKinds: [...PROVIDER_KINDS],
        links,
        asOf: day(-30 - index),
        freshUntil: addDays(day(-30 - index), 365),
      },
    ];
  });
  const others = statements.map((recipe, index): Draft<'Statement'> => {
    const country = pick(countries, recipe.country);
    const asOf = day(recipe.asOf);
    return {
      code: `STATEMENT-${index}`,
      country,
      adminArea: recipe.area === null ? null : areaCode(country, recipe.area),
      serviceTypes: recipe.types,
      providerKinds: [...recipe.kinds],
      links: recipe.links,
      asOf,
      freshUntil: addDays(asOf, 365),
    };
  });
  return [...whole, ...others];
}

function buildAgreements({ agreements }: Claims, { countries }: BuiltPlaces): Draft<'Agreement'>[] {
  return agreements.map((recipe, index) => {
    const parties = countries.filter((_, i) => recipe.parties.includes(i)).map((country) => `NS-${country}`);
    return {
      code: `AGREEMENT-${index}`,
      parties: parties.length < 2 ? countries.map((country) => `NS-${country}`) : parties,
      topics: recipe.topics,
      ...validity(recipe.days),
    };
  });
}

function buildReferrals({ referrals }: Claims, places: BuiltPlaces, services: Draft<'Service'>[]) {
  const branches = branchCodes(places.countries);
  return referrals.map((recipe, index): Draft<'Referral'> => {
    const fromBranch = recipe.fromBranch || services.length === 0;
    const toBranch = recipe.toBranch || services.length === 0;
    const from = pick(services, recipe.from);
    return {
      code: `REFERRAL-${index}`,
      serviceType: recipe.type === null && !fromBranch ? from.serviceType! : pick(TYPES, recipe.type ?? 0),
      fromBranch: fromBranch ? pick(branches, recipe.from) : null,
      fromService: fromBranch ? null : from.code,
      toBranch: toBranch ? pick(branches, recipe.to) : null,
      toService: toBranch ? null : pick(services, recipe.to).code,
      ...validity(recipe.days),
    };
  });
}

function subject(recipe: { target: number; onTrail: boolean }, places: BuiltPlaces) {
  return recipe.onTrail
    ? { trail: pick(TRAILS, recipe.target) }
    : { leg: pick(places.legs, recipe.target).code };
}

function period(recipe: { from: number; length: number }) {
  return { periodFrom: day(recipe.from), periodTo: addDays(AS_OF, recipe.from + recipe.length) };
}

export function buildClaims(claims: Claims, places: BuiltPlaces, services: Draft<'Service'>[]) {
  return {
    statements: buildStatements(claims, places),
    agreements: buildAgreements(claims, places),
    referrals: buildReferrals(claims, places, services),
    flows: claims.flows.map((recipe, index): Draft<'Flow'> => ({
      code: `FLOW-${index}`,
      ...subject(recipe, places),
      peoplePerYear: recipe.number,
      ...period(recipe),
      definition: pick(FLOW_DEFINITIONS, recipe.definition),
      ...validity(recipe.days),
    })),
    incidents: claims.incidents.map((recipe, index): Draft<'IncidentTotal'> => ({
      code: `INCIDENTS-${index}`,
      ...subject(recipe, places),
      deathsAndMissingPerYear: recipe.number,
      ...period(recipe),
    })),
    stocks: claims.stocks.map((recipe, index): Draft<'Stock'> => ({
      code: `STOCK-${index}`,
      stop: pick(places.stops, recipe.target).code,
      people: recipe.number,
      onDate: day(recipe.from),
      definition: pick(STOCK_DEFINITIONS, recipe.definition),
    })),
  };
}

/** So that freshness and lapses are asked about on both sides of AS_OF. */
export const asOfArbitrary = fc.oneof(
  { weight: 3, arbitrary: fc.constant(AS_OF) },
  { weight: 1, arbitrary: offsetArbitrary.map((offset) => day(offset)) },
);
