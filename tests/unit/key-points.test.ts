import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyPointLevels, type KeyPointInCodes } from '../../graph/analysis/key-point-levels.ts';
import { keyPoints } from '../../graph/analysis/key-points.ts';
import { keyStops } from '../../graph/analysis/key-stops.ts';
import { viewAt } from '../../graph/analysis/view.ts';
import { PROVIDER_KINDS } from '../../graph/model/closed-lists.ts';
import { addDays, dayNumber } from '../../graph/model/day.ts';
import type { Network } from '../../graph/network/network.ts';
import { caseWorld, clinic, crossing, DAY, stop } from '../oracle/case-parts.ts';
import { oracleKeyPoints } from '../oracle/key-points.ts';
import { arbitraryWorld, asOfArbitrary, TRAILS } from '../oracle/random-world.ts';
import type { Draft, World, WorldDraft } from '../oracle/world.ts';
import { networkOf } from '../support/network-of.ts';

const RUNS = process.env['TRAILCARE_SOAK'] === '1' ? 5_000 : 200;

function pointsIn(
  network: Network,
  {
    trails,
    serviceTypes,
    asOf,
  }: { trails: readonly string[] | null; serviceTypes: readonly string[] | null; asOf: string },
): KeyPointInCodes[] {
  const view = viewAt(network, dayNumber(asOf));
  const { societies, stops, services, branches } = network;
  const open = [...network.serviceTypes.codes.keys()].filter(
    (type) => !network.serviceTypes.restricted[type] && !Number.isNaN(network.serviceTypes.careRangeKm[type]),
  );
  const found = keyPoints(view, {
    stops: keyStops(view, trails && trails.map(network.trails.indexOf)),
    types: new Set(serviceTypes?.map(network.serviceTypes.indexOf) ?? open),
    branchesCount: serviceTypes === null,
  });
  return found.map((point) => ({
    society: societies.codes.at(point.society),
    stop: stops.codes.at(point.stop),
    capacity: point.capacity,
    services: point.services.map((service) => services.codes.at(service)),
    branches: point.branches.map((branch) => branches.codes.at(branch)),
  }));
}

/** Random worlds whose branches have points, near stops and elsewhere. */
const worldWithBranches = fc
  .tuple(
    arbitraryWorld(),
    fc.array(fc.record({ at: fc.nat(), off: fc.nat(3), area: fc.boolean() }), { minLength: 1 }),
  )
  .map(([world, where]): World => ({
    ...world,
    Branch: world.Branch.map((branch, index) => {
      const { at, off, area } = where[index % where.length]!;
      const near = world.Stop[at % world.Stop.length]!;
      if (off === 0) return branch;
      // 0, some 9 and some 11 km north of it.
      const lat = near.lat + [0, 0, 0.081, 0.099][off]!;
      return { ...branch, lat, lon: near.lon, adminAreas: area ? near.adminAreas : [] };
    }),
  }));

test('key points are those of the oracle on random worlds, and every answer occurs', async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      worldWithBranches,
      asOfArbitrary,
      fc.constantFrom(null, [TRAILS[0]!], [...TRAILS]),
      fc.boolean(),
      async (world, asOf, trails, ofOneType) => {
        const open = world.ServiceType.filter((type) => !type.restricted && type.careRangeKm !== null);
        const serviceTypes = ofOneType && open.length > 0 ? [open[0]!.code] : null;
        fc.pre(open.length > 0);
        const network = await networkOf(world);
        const found = pointsIn(network, { trails, serviceTypes, asOf });
        expect(found).toEqual(
          oracleKeyPoints({ world, asOf, readsRestricted: 'ALL' }, { trails, serviceTypes }),
        );
        for (const { capacity, services } of found) {
          const by = services.length > 0 ? 'service' : '';
          seen.set(`${capacity} ${by}`, (seen.get(`${capacity} ${by}`) ?? 0) + 1);
        }
      },
    ),
    { numRuns: RUNS, seed: 22 },
  );
  expect([...seen.keys()].toSorted()).toEqual(['NONE ', 'PRESENT ', 'PRESENT service', 'UNKNOWN ']);
}, 600_000);

test('restricted services are counted for nobody, whoever asks', async () => {
  await fc.assert(
    fc.asyncProperty(worldWithBranches, asOfArbitrary, async (world, asOf) => {
      const ask = { trails: null, serviceTypes: null, asOf };
      const [all, some, none] = await Promise.all(
        (['ALL', 'SOME', 'NONE'] as const).map((reads) => networkOf(world, reads)),
      );
      expect(pointsIn(some!, ask)).toEqual(pointsIn(all!, ask));
      expect(pointsIn(none!, ask)).toEqual(pointsIn(all!, ask));
    }),
    { numRuns: 50, seed: 22 },
  );
}, 600_000);

/** A statement of Niger or Libya that lists what National Societies offer. */
function listed(country: string, more: Partial<Draft<'Statement'>> = {}): Draft<'Statement'> {
  return {
    code: `listed-${country}`,
    country,
    serviceTypes: ['PRIMARY_HEALTH'],
    providerKinds: ['NATIONAL_SOCIETY'],
    links: false,
    asOf: '2026-06-01',
    freshUntil: addDays('2026-06-01', 365),
    ...more,
  };
}

/** Agadez, a city on a trail, and the crossing of Niger and Libya. */
const PLACES: WorldDraft = {
  Trail: [{ code: 'trail', name: 'Trail' }],
  Stop: [stop('agadez', 'NER', { kind: 'CITY' }), crossing('toummo', 'NER', 'LBY'), stop('dao', 'NER')],
  TrailStop: ['agadez', 'toummo', 'dao'].map((code) => ({
    code: `on-${code}`,
    trail: 'trail',
    stop: code,
    roles: [],
  })),
};

async function capacities(draft: WorldDraft, serviceTypes: string[] | null = ['PRIMARY_HEALTH']) {
  const network = await networkOf(caseWorld({ ...PLACES, ...draft }));
  return pointsIn(network, { trails: null, serviceTypes, asOf: DAY }).map(
    ({ society, stop: at, capacity }) => `${society} ${at} ${capacity}`,
  );
}

describe('a key point', () => {
  test('is unknown while nobody says, and none only when both sides of a crossing say so', async () => {
    expect(await capacities({})).toEqual([
      'NS-LBY toummo UNKNOWN',
      'NS-NER agadez UNKNOWN',
      'NS-NER toummo UNKNOWN',
    ]);
    expect(await capacities({ Statement: [listed('NER')] })).toEqual([
      'NS-LBY toummo UNKNOWN',
      'NS-NER agadez NONE',
      'NS-NER toummo UNKNOWN',
    ]);
    expect(await capacities({ Statement: [listed('NER'), listed('LBY')] })).toEqual([
      'NS-LBY toummo NONE',
      'NS-NER agadez NONE',
      'NS-NER toummo NONE',
    ]);
  });

  test.each([
    ['a statement that is stale', { freshUntil: DAY }],
    ['a statement on other kinds of provider', { providerKinds: PROVIDER_KINDS.slice(1) }],
    ['a statement on another type', { serviceTypes: ['ADVOCACY_ACCESS'] }],
  ])('is not without capacity by %s', async (_, more) => {
    expect(await capacities({ Statement: [listed('NER', more)] })).toContain('NS-NER agadez UNKNOWN');
  });

  test.each<[string, Partial<Draft<'Service'>>]>([
    ['of another provider', { provider: 'P-ICRC' }],
    ['for the whole country', { precision: 'COUNTRY', stop: null }],
    ['by telephone', { remote: true }],
    ['that has lapsed', { asOf: '2025-01-01', staleFrom: '2026-01-01' }],
    ['that starts later', { status: 'PLANNED', validFrom: '2027-01-01' }],
  ])('has no capacity by a service %s', async (_, more) => {
    const Service = [clinic('clinic', 'NER', { stop: 'agadez', ...more })];
    expect(await capacities({ Service })).toContain('NS-NER agadez UNKNOWN');
    expect(await capacities({ Service, Statement: [listed('NER')] })).toContain('NS-NER agadez NONE');
  });

  test('has it by a service of the Society or of its branch, or by a branch when no type is asked', async () => {
    const own = clinic('clinic', 'NER', { stop: 'agadez' });
    expect(await capacities({ Service: [own] })).toContain('NS-NER agadez PRESENT');
    const ofBranch = { ...own, provider: 'P-ICRC', branch: 'BRANCH-NER' };
    expect(await capacities({ Service: [ofBranch] })).toContain('NS-NER agadez PRESENT');
    const Branch: Draft<'Branch'>[] = [
      {
        code: 'at-0-0',
        name: 'Office',
        kind: 'BRANCH',
        nationalSociety: 'NS-NER',
        country: 'NER',
        lat: 0,
        lon: 0,
      },
    ];
    expect(await capacities({ Branch }, null)).toContain('NS-NER agadez PRESENT');
    expect(await capacities({ Branch })).toContain('NS-NER agadez UNKNOWN');
  });
});

describe('the levels', () => {
  const point = (
    society: string,
    at: string,
    capacity: KeyPointInCodes['capacity'],
    ...branches: string[]
  ) => ({
    society,
    stop: at,
    capacity,
    services: [],
    branches,
  });
  const POINTS = [
    point('ns-a', 'border', 'PRESENT', 'branch-1'),
    point('ns-a', 'camp', 'PRESENT', 'branch-1', 'branch-2'),
    point('ns-b', 'border', 'NONE'),
    point('ns-b', 'port', 'UNKNOWN'),
  ];

  test('count each point once for each Society, branches once, and keep the unknown apart', () => {
    const [all, nobody] = keyPointLevels(POINTS, [
      { level: 'GLOBAL', of: null, societies: ['ns-a', 'ns-b', 'ns-c'] },
      { level: 'REGIONAL', of: 'AFRICA', societies: ['ns-c'] },
    ]);
    expect(all).toMatchObject({
      societiesWithoutPoint: 1,
      keyPoints: 4,
      present: 2,
      none: 1,
      unknown: 1,
      presentShareAtLeast: 0.5,
      presentShareAtMost: 0.75,
      branches: 2,
    });
    expect(nobody).toMatchObject({ keyPoints: 0, presentShareAtLeast: null, presentShareAtMost: null });
  });

  test('add up: what two sets of Societies have is what both have together', () => {
    const capacity = fc.constantFrom('PRESENT' as const, 'NONE' as const, 'UNKNOWN' as const);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), capacity)), (drawn) => {
        const points = drawn.map(([society, of], n) => point(society, `stop-${n}`, of));
        const at = (...societies: string[]) =>
          keyPointLevels(points, [{ level: 'NETWORK', of: 'n', societies }])[0]!;
        const [left, right, both] = [at('a', 'b'), at('c', 'd'), at('a', 'b', 'c', 'd')];
        for (const part of ['keyPoints', 'present', 'none', 'unknown'] as const)
          expect(left[part] + right[part]).toBe(both[part]);
        expect(both.present + both.none + both.unknown).toBe(both.keyPoints);
      }),
    );
  });
});
