import * as fc from 'fast-check';
import { greatCircleKm } from '../../graph/model/great-circle.ts';
import { LEG_MODES, ROLES, STOP_KINDS, type StopKind } from '../../graph/model/closed-lists.ts';
import { type Days, daysArbitrary, pick, validity } from './random-parts.ts';
import type { Draft } from './world.ts';

/** Countries, areas, stops, legs and trails of a random world. */
export const COUNTRIES = ['AAA', 'BBB', 'CCC'];
export const TRAILS = ['TRAIL-1', 'TRAIL-2'];

/** Of each country: a region, a district, two level-3 areas in it, and a level-4 area in the first of these. */
export function areasOf(country: string): Draft<'AdminArea'>[] {
  const area = (suffix: string, level: number, parent: string | null): Draft<'AdminArea'> => ({
    code: `${country}-${suffix}`,
    name: `Area ${country} ${suffix}`,
    level,
    country,
    parent: parent === null ? null : `${country}-${parent}`,
  });
  return [
    area('1', 1, null),
    area('12', 2, '1'),
    area('123', 3, '12'),
    area('124', 3, '12'),
    area('1235', 4, '123'),
  ];
}

/** An area with those it is part of: `withParents('AAA-123')` is that, AAA-12 and AAA-1. */
export function withParents(area: string): string[] {
  const [country, suffix] = area.split('-') as [string, string];
  return Array.from(suffix, (_, index) => `${country}-${suffix.slice(0, index + 1)}`);
}

const SUFFIXES = ['123', '12', '124', '1235', '1'];

export const areaArbitrary = fc.nat({ max: SUFFIXES.length - 1 });
export const areaCode = (country: string, index: number) => `${country}-${pick(SUFFIXES, index)}`;

/** A patch of about 60 km by 60 km, so that reaches and ranges of 5 to 50 km matter. */
export const pointArbitrary = fc.record({ x: fc.nat({ max: 30 }), y: fc.nat({ max: 30 }) });
export const pointOf = ({ x, y }: { x: number; y: number }) => ({
  lat: Math.round((15 + y * 0.02) * 100) / 100,
  lon: Math.round((5 + x * 0.02) * 100) / 100,
});

/** Kinds by how often they matter to a rule. */
const KIND_CHOICES: StopKind[] = [
  'CITY',
  'BORDER_CROSSING',
  'VILLAGE',
  'SEA_AREA',
  'CAMP',
  'BORDER_CROSSING',
  'PORT',
  ...STOP_KINDS,
];

const stopArbitrary = fc.record({
  kind: fc.constantFrom(...KIND_CHOICES),
  country: fc.nat({ max: 2 }),
  other: fc.nat({ max: 1 }),
  point: pointArbitrary,
  area: fc.option(areaArbitrary),
  parentsToo: fc.boolean(),
  days: daysArbitrary,
  onTrails: fc.tuple(...TRAILS.map(() => fc.option(fc.subarray([...ROLES], { maxLength: 2 }), { freq: 3 }))),
});

const legArbitrary = fc.record({
  from: fc.nat({ max: 11 }),
  to: fc.nat({ max: 11 }),
  mode: fc.constantFrom('ROAD', 'SEA', ...LEG_MODES),
  /** In tenths; null: the great circle times 1.3. */
  tenths: fc.option(fc.oneof(fc.integer({ min: 1, max: 800 }), fc.constantFrom(250, 500, 100, 20)), {
    freq: 3,
  }),
  hours: fc.option(fc.integer({ min: 1, max: 40 }), { freq: 4 }),
  twoWay: fc.boolean(),
  days: daysArbitrary,
  onTrails: fc.tuple(...TRAILS.map(() => fc.boolean())),
});

export const placesArbitrary = (maxStops: number) =>
  fc.record({
    countries: fc.integer({ min: 2, max: 3 }),
    countryRoles: fc.tuple(
      ...TRAILS.map(() =>
        fc.tuple(...COUNTRIES.map(() => fc.option(fc.subarray([...ROLES], { minLength: 1, maxLength: 2 })))),
      ),
    ),
    stops: fc.array(stopArbitrary, { minLength: 4, maxLength: maxStops }),
    legs: fc.array(legArbitrary, { minLength: 2, maxLength: 2 * maxStops }),
    /** A chain from stop to stop, so that journeys are long enough. */
    chain: fc.boolean(),
    /** Most places are crossings, so that one is often next to another. */
    isBorderland: fc.constantFrom(false, false, false, true),
    /** A country to which facts refer, and which is not there: as for a viewer who may not read it. */
    unreadable: fc.constantFrom(...Array<null>(12).fill(null), 0, 1, 2),
  });

type Recipe<A> = A extends fc.Arbitrary<infer T> ? T : never;
type Places = Recipe<ReturnType<typeof placesArbitrary>>;
type StopRecipe = Recipe<typeof stopArbitrary>;
type LegRecipe = Recipe<typeof legArbitrary>;

const digits = (index: number) => String(index).padStart(2, '0');

const OFTEN_CROSSINGS: StopKind[] = ['CITY', 'VILLAGE', 'PORT'];

function stopDraft(
  recipe: StopRecipe,
  index: number,
  countries: string[],
  isBorderland: boolean,
): Draft<'Stop'> {
  const home = pick(countries, recipe.country);
  const kind = isBorderland && OFTEN_CROSSINGS.includes(recipe.kind) ? 'BORDER_CROSSING' : recipe.kind;
  const atSea = kind === 'SEA_AREA';
  const others = countries.filter((country) => country !== home);
  let adminAreas: string[] = [];
  if (recipe.area !== null && !atSea) {
    const area = areaCode(home, recipe.area);
    adminAreas = recipe.parentsToo ? withParents(area) : [area];
  }
  return {
    code: `STOP-${digits(index)}`,
    name: `Stop ${index}`,
    kind,
    country: atSea ? null : home,
    otherCountry: kind === 'BORDER_CROSSING' ? pick(others, recipe.other) : null,
    ...pointOf(recipe.point),
    adminAreas,
    ...validity(recipe.days),
  };
}

function legDraft(recipe: LegRecipe, code: string, from: Draft<'Stop'>, to: Draft<'Stop'>): Draft<'Leg'> {
  const touchesSea = from.country === null || to.country === null;
  const straight = greatCircleKm(from as { lat: number; lon: number }, to as { lat: number; lon: number });
  const tenths = recipe.tenths ?? Math.max(1, Math.round(straight * 13));
  return {
    code,
    from: from.code,
    to: to.code,
    mode: touchesSea && recipe.mode !== 'AIR' ? 'SEA' : recipe.mode,
    km: tenths / 10,
    kmBasis: recipe.tenths === null ? 'GREAT_CIRCLE_TIMES_FACTOR' : 'PUBLISHED',
    kmFactor: recipe.tenths === null ? 1.3 : null,
    hours: recipe.hours,
    ...validity(recipe.days),
  };
}

const NO_DAYS: Days = { from: null, until: null };

function buildLegs(places: Places, stops: Draft<'Stop'>[]) {
  const legs: Draft<'Leg'>[] = [];
  const rows: Draft<'TrailLeg'>[] = [];
  const add = (recipe: LegRecipe, from: Draft<'Stop'>, to: Draft<'Stop'>) => {
    const draft = legDraft(recipe, `LEG-${digits(legs.length)}`, from, to);
    legs.push(draft);
    for (const [i, trail] of TRAILS.entries()) {
      if (recipe.onTrails[i]) rows.push({ code: `${trail}/${draft.code}`, trail, leg: draft.code });
    }
  };
  for (const recipe of places.legs) {
    const from = pick(stops, recipe.from);
    let to = pick(stops, recipe.to);
    if (to === from) to = pick(stops, stops.indexOf(from) + 1);
    add(recipe, from, to);
    if (recipe.twoWay) add(recipe, to, from);
  }
  if (places.chain) {
    for (let i = 0; i + 1 < stops.length; i++) {
      const recipe = pick(places.legs, i);
      add({ ...recipe, days: NO_DAYS }, stops[i]!, stops[i + 1]!);
    }
  }
  return { legs, rows };
}

export function buildPlaces(places: Places) {
  const countries = COUNTRIES.slice(0, places.countries);
  const stops = places.stops.map((recipe, index) => stopDraft(recipe, index, countries, places.isBorderland));
  const { legs, rows } = buildLegs(places, stops);
  const stopRows: Draft<'TrailStop'>[] = [];
  const countryRows: Draft<'TrailCountry'>[] = [];
  for (const [i, trail] of TRAILS.entries()) {
    for (const [j, stop] of stops.entries()) {
      const roles = places.stops[j]!.onTrails[i];
      if (roles) stopRows.push({ code: `${trail}/${stop.code}`, trail, stop: stop.code, roles });
    }
    for (const [j, country] of countries.entries()) {
      const roles = places.countryRoles[i]![j];
      if (roles) countryRows.push({ code: `${trail}/${country}`, trail, country, roles });
    }
  }
  const unreadable = places.unreadable === null ? null : pick(countries, places.unreadable);
  return {
    countries,
    readableCountries: countries.filter((country) => country !== unreadable),
    stops,
    legs,
    trailLegs: rows,
    trailStops: stopRows,
    trailCountries: countryRows,
  };
}

export type BuiltPlaces = ReturnType<typeof buildPlaces>;
