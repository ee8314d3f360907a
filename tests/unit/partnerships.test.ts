import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { agreementDensity } from '../../graph/analysis/agreement-density.ts';
import { viewAt } from '../../graph/analysis/view.ts';
import { PROVIDER_KINDS } from '../../graph/model/closed-lists.ts';
import { dayNumber } from '../../graph/model/day.ts';
import { oraclePartnerships, type PartnershipsAsk } from '../oracle/partnerships.ts';
import {
  AS_OF,
  arbitraryWorld,
  asOfArbitrary,
  SERVICE_GROUPS,
  TRAILS,
  TYPES,
} from '../oracle/random-world.ts';
import { type Draft, makeFact, makeWorld, type World, type WorldDraft } from '../oracle/world.ts';
import { networkOf } from '../support/network-of.ts';
import { partnershipsAsJson } from '../support/partnerships-as-json.ts';
import { expectSameNumbers } from '../support/same-numbers.ts';

/** 300 worlds in `npm test`, 10,000 in `npm run soak`. */
const RUNS = process.env['TRAILCARE_SOAK'] === '1' ? 10_000 : 300;
const settings = { numRuns: RUNS, seed: Number(process.env['TRAILCARE_SEED'] ?? 20_261_123) };
const MINUTES = 60_000;

const ANY: PartnershipsAsk = {
  trails: null,
  serviceTypes: ['PRIMARY_HEALTH'],
  groups: ['EVERYONE'],
  asOf: AS_OF,
  readsRestricted: 'ALL',
  members: null,
  pairs: 'ANY',
};

test(
  'partnerships are those of the oracle on random worlds',
  async () => {
    const scopes = fc.oneof(fc.constant(null), fc.constant([TRAILS[0]!]), fc.constant([...TRAILS]));
    const members = fc.option(fc.subarray(['NS-AAA', 'NS-BBB', 'NS-CCC']));
    const seen = { pairs: 0, borders: 0, sea: 0, people: 0, missing: 0, unknown: 0 };
    await fc.assert(
      fc.asyncProperty(
        arbitraryWorld(),
        scopes,
        asOfArbitrary,
        fc.uniqueArray(fc.constantFrom(...SERVICE_GROUPS), { minLength: 1, maxLength: 2 }),
        fc.constantFrom('ALL' as const, 'SOME' as const, 'NONE' as const),
        members,
        fc.constantFrom('ANY' as const, 'INSIDE' as const, 'ACROSS' as const),
        fc.boolean(),
        async (drawn, trails, asOf, groups, readsRestricted, of, pairs, areLinksListed) => {
          const world = areLinksListed ? withLinksListed(drawn) : drawn;
          const ask: PartnershipsAsk = {
            trails: trails && [...trails],
            serviceTypes: [...TYPES].toSorted(),
            groups,
            asOf,
            readsRestricted,
            members: of,
            pairs,
          };
          const found = partnershipsAsJson(await networkOf(world, readsRestricted), ask);
          expectSameNumbers(found, oraclePartnerships(world, ask));
          const borders = found.flatMap((pair) => pair.borders);
          seen.pairs += found.length;
          seen.borders += borders.length;
          seen.sea += borders.filter(({ crossing }) => crossing === null).length;
          seen.people += borders.filter(({ peoplePerYear }) => peoplePerYear !== null).length;
          seen.missing += found.filter(({ missing }) => missing.length > 0).length;
          seen.unknown += found.filter(({ unknown }) => unknown.length > 0).length;
        },
      ),
      settings,
    );
    // Nothing is proved by worlds in which nothing is found.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(RUNS / 20);
  },
  60 * MINUTES,
);

/** Few random worlds have two served sides whose links are all listed, and none between them. */
function withLinksListed(world: World): World {
  const listed = world.Country.map((country) =>
    makeFact('Statement', {
      code: `LISTED-${country.code}`,
      country: country.code,
      serviceTypes: [...TYPES],
      providerKinds: [...PROVIDER_KINDS],
      links: true,
      asOf: AS_OF,
      freshUntil: '2027-11-01',
    }),
  );
  return { ...world, Statement: [...world.Statement, ...listed], Agreement: [], Referral: [] };
}

/** The worked example of decision 0014; `P3` is in a third country. */
function example({ third = false, ...more }: WorldDraft & { third?: boolean } = {}) {
  const stop = (code: string, country: string | null, kind: 'PORT' | 'LANDING_PLACE' | 'SEA_AREA') =>
    ({ code, name: code, country, kind, lat: 30, lon: 10 }) satisfies Draft<'Stop'>;
  const leg = (from: string, to: string): Draft<'Leg'> => ({
    code: `${from}-${to}`,
    from,
    to,
    mode: 'SEA',
    km: 10,
    kmBasis: 'PUBLISHED',
  });
  const flow = (on: string, peoplePerYear: number): Draft<'Flow'> => ({
    code: `F-${on}`,
    leg: on,
    peoplePerYear,
    periodFrom: '2025-01-01',
    periodTo: '2025-12-31',
    definition: 'ESTIMATE',
  });
  const clinic = (code: string, at: string, country: string): Draft<'Service'> => ({
    code,
    serviceType: 'PRIMARY_HEALTH',
    provider: `P-${country}`,
    country,
    stop: at,
    remote: false,
    status: 'ACTIVE',
    precision: 'POINT',
    groups: ['EVERYONE'],
    eligibility: 'OPEN',
    asOf: '2026-06-30',
    staleFrom: '2027-06-30',
  });
  const listed = (country: string): Draft<'Statement'> => ({
    code: `S-${country}`,
    country,
    serviceTypes: ['PRIMARY_HEALTH'],
    providerKinds: [...PROVIDER_KINDS],
    links: true,
    asOf: '2026-07-01',
    freshUntil: '2027-07-01',
  });
  const countries = ['AAA', 'BBB', 'CCC'];
  return makeWorld({
    Source: [{ code: 'SRC', publisher: 'T', dataset: 'T', priority: 1, staleDays: 365, illustrative: true }],
    Country: countries.map((code) => ({ code, name: code })),
    ServiceType: [
      {
        code: 'PRIMARY_HEALTH',
        name: 'Health',
        responseType: 'ASSISTANCE',
        mode: 'PLACE',
        defaultReachKm: 5,
        careRangeKm: 25,
        restricted: false,
        countsAsService: true,
      },
    ],
    MinimumPackage: [{ code: 'MP', serviceType: 'PRIMARY_HEALTH', role: 'TRANSIT', reason: 'Test.' }],
    NationalSociety: countries.map((country) => ({ code: `NS-${country}`, name: country, country })),
    Provider: countries.map((country) => ({
      code: `P-${country}`,
      name: country,
      kind: 'NATIONAL_SOCIETY',
      nationalSociety: `NS-${country}`,
    })),
    Stop: [
      stop('L1', 'BBB', 'LANDING_PLACE'),
      stop('L2', 'BBB', 'LANDING_PLACE'),
      stop('P1', 'AAA', 'PORT'),
      stop('P2', 'AAA', 'PORT'),
      stop('P3', 'CCC', 'PORT'),
      stop('S', null, 'SEA_AREA'),
    ],
    Leg: [leg('P1', 'S'), leg('P2', 'S'), ...(third ? [leg('P3', 'S')] : []), leg('S', 'L1'), leg('S', 'L2')],
    Flow: [flow('P1-S', 3_000), ...(third ? [flow('P3-S', 500)] : []), flow('S-L1', 7_000)],
    Service: [clinic('C-P1', 'P1', 'AAA'), clinic('C-L1', 'L1', 'BBB')],
    Statement: [listed('AAA'), listed('BBB')],
    ...more,
  });
}

async function pairOf(world: ReturnType<typeof example>) {
  const found = partnershipsAsJson(await networkOf(world), ANY);
  expect(found).toEqual(oraclePartnerships(world, ANY));
  return found.find(({ a, b }) => a === 'NS-AAA' && b === 'NS-BBB')!;
}

describe('the worked example of decision 0014', () => {
  it('counts who lands from one country alone', async () => {
    const pair = await pairOf(example());
    expect(pair.peoplePerYear).toBe(7_000);
    expect(
      pair.borders.map(({ lastStop, firstStop, peoplePerYear }) => [lastStop, firstStop, peoplePerYear]),
    ).toEqual([
      ['P1', 'L1', 7_000],
      ['P1', 'L2', null],
    ]);
    expect(pair.missing).toEqual([{ serviceType: 'PRIMARY_HEALTH', borders: 1, peoplePerYear: 7_000 }]);
    expect(pair.missingPeoplePerYear).toBe(7_000);
    expect(pair.unknown).toEqual([]);
  });

  it('does not split people whose country nobody published', async () => {
    const pair = await pairOf(example({ third: true }));
    expect(pair.peoplePerYear).toBeNull();
    expect(pair.missing).toEqual([{ serviceType: 'PRIMARY_HEALTH', borders: 1, peoplePerYear: null }]);
    expect(pair.missingPeoplePerYear).toBeNull();
  });

  it('does not take an unlisted link for a missing one', async () => {
    const world = example();
    const pair = await pairOf({ ...world, Statement: world.Statement.slice(0, 1) });
    expect(pair.missing).toEqual([]);
    expect(pair.missingPeoplePerYear).toBeNull();
    expect(pair.unknown).toEqual([{ serviceType: 'PRIMARY_HEALTH', borders: 1, peoplePerYear: 7_000 }]);
  });

  it('lacks nothing where a referral leads over the border', async () => {
    const referral: Draft<'Referral'> = {
      code: 'R',
      serviceType: 'PRIMARY_HEALTH',
      fromService: 'C-P1',
      toService: 'C-L1',
    };
    const pair = await pairOf(example({ Referral: [referral] }));
    expect(pair.missing).toEqual([]);
    expect(pair.unknown).toEqual([]);
    expect(pair.referrals).toEqual(['R']);
  });
});

test('a pair whose flow is unknown comes after one that nobody crosses', async () => {
  // A–B has UNLINKED handovers with 0 people a year, A–C has them without a figure.
  const base = example();
  const world = {
    ...base,
    Stop: base.Stop.map((stop) => (stop.code === 'L2' ? { ...stop, country: 'CCC' } : stop)),
    Flow: base.Flow.filter(({ leg }) => leg === 'S-L1').map((flow) => ({ ...flow, peoplePerYear: 0 })),
    Service: [
      ...base.Service,
      { ...base.Service[1]!, code: 'C-L2', stop: 'L2', country: 'CCC', provider: 'P-CCC' },
    ],
    Statement: [...base.Statement, { ...base.Statement[0]!, code: 'S-CCC', country: 'CCC' }],
  };
  const found = partnershipsAsJson(await networkOf(world), ANY);
  expect(found.map(({ a, b, missingPeoplePerYear }) => [a, b, missingPeoplePerYear])).toEqual([
    ['NS-AAA', 'NS-BBB', 0],
    ['NS-AAA', 'NS-CCC', null],
  ]);
});

describe('the density of agreements', () => {
  const agreement = (code: string, more: Partial<Draft<'Agreement'>> = {}): Draft<'Agreement'> => ({
    code,
    parties: ['NS-AAA', 'NS-BBB'],
    topics: ['PRIMARY_HEALTH'],
    ...more,
  });
  async function density(more: WorldDraft, types: string[] | null = null) {
    const network = await networkOf(example(more));
    const societies = [...network.societies.codes.keys()];
    const places = types && types.map(network.serviceTypes.indexOf);
    const { evidence: _, ...found } = agreementDensity(viewAt(network, dayNumber(AS_OF)), societies, places);
    return found;
  }

  it('tells pairs with one, certainly without one, and of which nobody knows', async () => {
    const health = ['PRIMARY_HEALTH'];
    // A and B state that their links on health are listed; C states nothing.
    expect(await density({}, health)).toEqual({
      pairs: 3,
      withAgreement: 0,
      withoutAgreement: 1,
      unknown: 2,
      share: 0,
      unknownShare: 2 / 3,
    });
    const joined = await density({ Agreement: [agreement('A1'), agreement('A2')] }, health);
    expect(joined).toMatchObject({ withAgreement: 1, withoutAgreement: 0, unknown: 2 });
    const all = await density({ Agreement: [agreement('A1', { parties: ['NS-AAA', 'NS-BBB', 'NS-CCC'] })] });
    expect(all).toMatchObject({ withAgreement: 3, withoutAgreement: 0, unknown: 0, share: 1 });
  });

  it('knows of no pair that it is without an agreement on anything', async () => {
    expect(await density({})).toMatchObject({ withAgreement: 0, withoutAgreement: 0, unknown: 3 });
  });

  it('counts no agreement that has ended', async () => {
    const ended = await density({ Agreement: [agreement('A1', { validUntil: '2026-10-31' })] }, [
      'PRIMARY_HEALTH',
    ]);
    expect(ended).toMatchObject({ withAgreement: 0, withoutAgreement: 1 });
  });

  it('has no share of no pair', async () => {
    const network = await networkOf(example());
    const alone = agreementDensity(viewAt(network, dayNumber(AS_OF)), [0], null);
    expect([alone.pairs, alone.share, alone.unknownShare]).toEqual([0, null, null]);
  });
});
