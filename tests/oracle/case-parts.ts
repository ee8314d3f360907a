import { PROVIDER_KINDS } from '../../graph/model/closed-lists.ts';
import { addDays } from '../../graph/model/day.ts';
import type { ContinuityAsk, OracleContinuity } from './continuity.ts';
import type { CoverageAsk, OracleCoverage } from './coverage.ts';
import type { JourneysAsk, OracleJourney } from './journeys.ts';
import { type Draft, makeWorld, type World, type WorldDraft } from './world.ts';

/** What of a result a case fixes: lists whole and in order, records in part (Vitest's `toMatchObject`). */
type Part<T> = T extends (infer I)[] ? Part<I>[] : T extends object ? { [K in keyof T]?: Part<T[K]> } : T;

export interface CoverageCase {
  measure: 'coverage';
  name: string;
  world: World;
  ask: CoverageAsk;
  expected: Part<OracleCoverage>;
}
export interface ContinuityCase {
  measure: 'continuity';
  name: string;
  world: World;
  ask: ContinuityAsk;
  expected: Part<OracleContinuity>[];
}
export interface JourneysCase {
  measure: 'journeys';
  name: string;
  world: World;
  ask: JourneysAsk;
  expected: OracleJourney[];
}

export const DAY = '2026-11-01';
const COUNTRIES = ['NER', 'LBY', 'TUN'];

/** What all hand-made worlds share; lists of a draft come after it. */
const COMMON: WorldDraft = {
  Country: COUNTRIES.map((code) => ({ code, name: code })),
  Group: [
    { code: 'EVERYONE', name: 'Everyone' },
    { code: 'CHILDREN', name: 'Children', within: ['EVERYONE'] },
    {
      code: 'UNACCOMPANIED_AND_SEPARATED_CHILDREN',
      name: 'Unaccompanied and separated children',
      within: ['CHILDREN', 'EVERYONE'],
    },
    { code: 'WOMEN', name: 'Women', within: ['EVERYONE'] },
    { code: 'PEOPLE_IN_DETENTION', name: 'People in detention' },
  ],
  ServiceType: [
    // Reach 5 km, care 25 km along the way.
    {
      code: 'PRIMARY_HEALTH',
      name: 'Primary health',
      mode: 'PLACE',
      defaultReachKm: 5,
      careRangeKm: 25,
      restricted: false,
      countsAsService: true,
    },
    {
      code: 'SGBV_RESPONSE',
      name: 'SGBV response',
      mode: 'PLACE',
      defaultReachKm: 5,
      careRangeKm: 25,
      restricted: true,
      countsAsService: true,
    },
    {
      code: 'ADVOCACY_ACCESS',
      name: 'Advocacy: access',
      mode: 'COUNTRY',
      defaultReachKm: 0,
      careRangeKm: null,
      restricted: false,
      countsAsService: true,
    },
  ],
  MinimumPackage: [
    { code: 'HEALTH-IN-TRANSIT', role: 'TRANSIT', serviceType: 'PRIMARY_HEALTH', reason: 'Made up.' },
    { code: 'HEALTH-AT-SEA', step: 'SEA_CROSSING', serviceType: 'PRIMARY_HEALTH', reason: 'Made up.' },
    { code: 'SGBV-IN-TRANSIT', role: 'TRANSIT', serviceType: 'SGBV_RESPONSE', reason: 'Made up.' },
  ],
  NationalSociety: COUNTRIES.map((country) => ({
    code: `NS-${country}`,
    name: `Red Crescent ${country}`,
    country,
  })),
  Provider: [
    ...COUNTRIES.map((country): Draft<'Provider'> => ({
      code: `P-${country}`,
      name: `Red Crescent ${country}`,
      kind: 'NATIONAL_SOCIETY',
      nationalSociety: `NS-${country}`,
    })),
    { code: 'P-ICRC', name: 'ICRC', kind: 'ICRC' },
  ],
  Branch: COUNTRIES.map((country) => ({
    code: `BRANCH-${country}`,
    name: `Branch ${country}`,
    kind: 'BRANCH',
    nationalSociety: `NS-${country}`,
    country,
  })),
};

export function caseWorld(draft: WorldDraft): World {
  const merged: Record<string, unknown[]> = { ...draft };
  for (const [kind, common] of Object.entries(COMMON)) merged[kind] = [...common, ...(merged[kind] ?? [])];
  return makeWorld(merged);
}

/** A village far from all others unless it says where it is. */
export function stop(code: string, country: string | null, more: Partial<Draft<'Stop'>> = {}): Draft<'Stop'> {
  const kind = country === null ? 'SEA_AREA' : 'VILLAGE';
  return { code, name: code, kind, country, lat: 0, lon: 0, ...more };
}

export function crossing(code: string, country: string, otherCountry: string): Draft<'Stop'> {
  return stop(code, country, { kind: 'BORDER_CROSSING', otherCountry });
}

/** `leg('A', 'B', 10)` is called A/B. */
export function leg(from: string, to: string, km: number, more: Partial<Draft<'Leg'>> = {}): Draft<'Leg'> {
  return { code: `${from}/${to}`, from, to, km, mode: 'ROAD', kmBasis: 'PUBLISHED', ...more };
}

/** An open clinic for everyone, of the Society of its country. */
export function clinic(
  code: string,
  country: string,
  more: Partial<Draft<'Service'>> = {},
): Draft<'Service'> {
  return {
    code,
    serviceType: 'PRIMARY_HEALTH',
    provider: `P-${country}`,
    status: 'ACTIVE',
    country,
    precision: 'POINT',
    remote: false,
    groups: ['EVERYONE'],
    eligibility: 'OPEN',
    ...more,
  };
}

/** All health and SGBV services of a country are listed, by whomever, as of a day. */
export function complete(
  country: string,
  asOf: string,
  more: Partial<Draft<'Statement'>> = {},
): Draft<'Statement'> {
  return {
    code: `COMPLETE-${country}-${asOf}`,
    country,
    serviceTypes: ['PRIMARY_HEALTH', 'SGBV_RESPONSE'],
    providerKinds: [...PROVIDER_KINDS],
    links: false,
    asOf,
    freshUntil: addDays(asOf, 365),
    ...more,
  };
}

export function flowOn(legCode: string, peoplePerYear: number): Draft<'Flow'> {
  return {
    code: `FLOW-${legCode}`,
    leg: legCode,
    peoplePerYear,
    periodFrom: '2025-01-01',
    periodTo: '2025-12-31',
    definition: 'ESTIMATE',
  };
}

export const askHealth: CoverageAsk = {
  trails: null,
  serviceTypes: ['PRIMARY_HEALTH'],
  groups: ['EVERYONE'],
  asOf: DAY,
  readsRestricted: 'ALL',
};

export function askAlong(...legs: string[]): ContinuityAsk {
  return { legs, serviceTypes: ['PRIMARY_HEALTH'], group: 'EVERYONE', asOf: DAY, readsRestricted: 'ALL' };
}
