import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildPlanModel, type PlanAsk } from '../../graph/analysis/build-plan-model.ts';
import { expectationOf } from '../../graph/analysis/expectation.ts';
import { journeyStates } from '../../graph/analysis/journeys-of-plan.ts';
import { greedyPlan } from '../../graph/analysis/greedy-plan.ts';
import { layersOf } from '../../graph/analysis/layers.ts';
import { legCare, metresInCare } from '../../graph/analysis/leg-care.ts';
import { flowOnLeg } from '../../graph/analysis/people.ts';
import { planValue } from '../../graph/analysis/plan-value.ts';
import type { PlanObjective } from '../../graph/analysis/plan-model.ts';
import { planWays } from '../../graph/analysis/plan-ways.ts';
import { scopeOfTrails } from '../../graph/analysis/scope.ts';
import { viewAt } from '../../graph/analysis/view.ts';
import type { SolvedPlan } from '../../graph/jobs/plan-messages.ts';
import { runPlan } from '../../graph/jobs/run-plan.ts';
import { GROUPS, type GroupCode } from '../../graph/model/closed-lists.ts';
import { dayNumber } from '../../graph/model/day.ts';
import { rowOf } from '../../graph/network/compressed-rows.ts';
import { countriesOfStop } from '../../graph/network/place-columns.ts';
import type { Network } from '../../graph/network/network.ts';
import { arbitraryWorld, AS_OF, TRAILS } from '../oracle/random-world.ts';
import { makeFact, type World } from '../oracle/world.ts';
import { networkOf } from '../support/network-of.ts';
import { planLine } from '../support/plan-line.ts';

const SOAK = process.env['TRAILCARE_SOAK'] === '1';
const settings = { numRuns: SOAK ? 3_000 : 100, seed: Number(process.env['TRAILCARE_SEED'] ?? 15) };
const MINUTES = 60_000;
const SECONDS = 20;

type Pair = readonly [stop: string, type: string];

/** The world in which a plan was carried out: its services are there, open to everyone, each attached to its stop. */
function withSites(world: World, pairs: readonly Pair[], group: GroupCode = 'EVERYONE'): World {
  const opened = pairs.map(([stop, serviceType], number) =>
    makeFact('Service', {
      code: `PLANNED-${number}`,
      source: world.Source[0]!.code,
      serviceType,
      provider: world.Provider[0]!.code,
      status: 'ACTIVE',
      country: world.Stop.find(({ code }) => code === stop)!.country,
      stop,
      precision: 'POINT',
      remote: false,
      groups: [group],
      eligibility: 'OPEN',
      validUntil: '2030-12-31',
    }),
  );
  return { ...world, Service: [...world.Service, ...opened] };
}

const seen = (network: Network, trails: readonly string[]) => {
  const view = viewAt(network, dayNumber(AS_OF));
  const scope = scopeOfTrails(view, trails.map(network.trails.indexOf));
  return { view, scope, expectation: expectationOf(view, scope.trails) };
};

interface Counted {
  readonly inCare: number;
  readonly missing: number;
}

/** Plainly, what is in care in a world and what is not: metres, person-metres, people on legs that are wholly in care, or journeys that are. */
async function counted(
  world: World,
  objective: PlanObjective,
  types: readonly string[],
  { country = null, ways = [] }: { country?: number | null; ways?: readonly (readonly number[])[] } = {},
): Promise<Counted> {
  const network = await networkOf(world);
  const { view, scope, expectation } = seen(network, TRAILS);
  const sum = { inCare: 0, missing: 0 };
  for (const code of types) {
    const type = network.serviceTypes.indexOf(code);
    const care = legCare(view, layersOf(view, [type], [GROUPS.indexOf('EVERYONE')])[0]!);
    if (care === null) continue;
    const legs = scope.legs.filter((one) => expectation.onLeg(one, type));
    const metresOf = (leg: number) => {
      const length = network.legs.metres[leg]!;
      const metres = metresInCare(length, care.low(leg));
      return { length, metres };
    };
    for (const leg of legs) {
      if (objective === 'JOURNEYS') break;
      if (country !== null && !rowOf(network.legs.countries, leg).includes(country)) continue;
      const { length, metres } = metresOf(leg);
      const flow = flowOnLeg(view, leg);
      const weight = objective === 'KM' ? 1 : (flow?.value ?? 0);
      const isWhole = metres === length;
      sum.inCare += objective === 'PEOPLE' ? (isWhole ? weight : 0) : metres * weight;
      sum.missing += objective === 'PEOPLE' ? (isWhole ? 0 : weight) : (length - metres) * weight;
    }
    for (const way of ways) {
      const expecting = way.filter((leg) => legs.includes(leg));
      if (objective !== 'JOURNEYS' || expecting.length === 0) continue;
      const isWhole = expecting.every((leg) => metresOf(leg).metres === metresOf(leg).length);
      sum[isWhole ? 'inCare' : 'missing'] += 1;
    }
  }
  return sum;
}

interface Brought {
  readonly type: string;
  readonly leg: number;
  readonly side: 'fromStart' | 'fromEnd';
  /** Metres for everybody who passes: of a site with room for half of them, half of its metres. */
  readonly metres: number;
  readonly missing: number;
  readonly flow: number;
}

/** What one site brings at each end of each leg that has a published flow, if nothing else opens. */
async function broughtAlone(world: World, pair: Pair, room: number | null): Promise<Brought[]> {
  const [stopCode, type] = pair;
  const seenIn = async (of: World) => {
    const network = await networkOf(of);
    const { view, scope, expectation } = seen(network, TRAILS);
    const place = network.serviceTypes.indexOf(type);
    const care = legCare(view, layersOf(view, [place], [GROUPS.indexOf('EVERYONE')])[0]!);
    return { network, view, scope, expectation, place, care };
  };
  const [now, then] = [await seenIn(world), await seenIn(withSites(world, [pair]))];
  if (now.care === null) return [];
  const { stops, legs } = now.network;
  const at = stops.indexOf(stopCode);
  const flowOf = (leg: number) => (now.view.legHolds[leg] ? (flowOnLeg(now.view, leg)?.value ?? 0) : 0);
  const passing = Math.max(
    ...[stops.legsIn, stops.legsOut].map((rows) =>
      [...rowOf(rows, at)].reduce((sum, leg) => sum + flowOf(leg), 0),
    ),
  );
  return now.scope.legs.flatMap((leg) => {
    const flow = flowOnLeg(now.view, leg)?.value;
    if (flow === undefined || !now.expectation.onLeg(leg, now.place)) return [];
    const length = legs.metres[leg]!;
    const missing = length - metresInCare(length, now.care!.low(leg));
    if (missing <= 0) return [];
    const share = room === null ? 1 : Math.min(1, room / Math.max(passing, flow));
    return (['fromStart', 'fromEnd'] as const).map((side) => {
      const more = then.care!.low(leg)[side] - now.care!.low(leg)[side];
      return { type, leg, side, metres: Math.floor(Math.min(more, missing) * share), missing, flow };
    });
  });
}

/** At each end the site that brings most counts; both ends together at most what is missing. */
function personMetres(set: readonly (readonly Brought[])[]): number {
  const legs = Map.groupBy(set.flat(), ({ type, leg }) => `${type}/${leg}`);
  return [...legs.values()].reduce((sum, ofLeg) => {
    const most = (side: Brought['side']) =>
      Math.max(0, ...ofLeg.filter((one) => one.side === side).map(({ metres }) => metres));
    const { missing, flow } = ofLeg[0]!;
    return sum + flow * Math.min(missing, most('fromStart') + most('fromEnd'));
  }, 0);
}

const usual = {
  fixed: [],
  maxPerCountry: null,
  minShare: 0,
  countries: [],
  ways: [],
  roomOf: () => null,
  budget: null,
} as const;

async function modelFor(
  network: Network,
  stops: readonly string[],
  types: readonly string[],
  more: Partial<PlanAsk> & Pick<PlanAsk, 'sites' | 'objective'>,
  trails: readonly string[] = TRAILS,
) {
  const { view, scope, expectation } = seen(network, trails);
  return buildPlanModel(view, scope, expectation, {
    ...usual,
    types: types.map(network.serviceTypes.indexOf),
    group: GROUPS.indexOf('EVERYONE'),
    candidates: stops.map(network.stops.indexOf),
    ...more,
  });
}

/** Stops that have a country which the network knows. */
const onLand = (world: World, network: Network) =>
  world.Stop.filter(({ country, code }) => country !== null && network.stops.indexOf(code) >= 0).map(
    ({ code }) => code,
  );

/** Up to four ways along the legs of the trails. */
async function waysBetween(network: Network, stops: readonly string[], offset: number) {
  const { view, scope } = seen(network, TRAILS);
  const pairs = [1, 2, 3, 4].map((step) => ({
    from: network.stops.indexOf(stops[offset % stops.length]!),
    to: network.stops.indexOf(stops[(offset + step) % stops.length]!),
  }));
  const ways = await planWays(view, scope, pairs);
  return ways.flatMap((way) => (way === null || way.legs.length === 0 ? [] : [way.legs]));
}

/** Whether in every country so much comes into care of what is missing there. */
async function keepsShares(
  network: Network,
  within: (world: World, country: number) => Promise<Counted>,
  [before, after]: readonly [World, World],
  share: number,
): Promise<boolean> {
  for (const country of network.countries.codes.keys()) {
    const was = await within(before, country);
    const is = await within(after, country);
    if (is.inCare - was.inCare < was.missing * share * (1 - 1e-6)) return false;
  }
  return true;
}

const placesOf = ({ sites }: SolvedPlan) => sites!.map(({ site }) => site);

const subsets = <T>(items: readonly T[]): T[][] =>
  items.reduce<T[][]>((all, item) => [...all, ...all.map((set) => [...set, item])], [[]]);

const TWO_TYPES = ['PRIMARY_HEALTH', 'SGBV_RESPONSE'];
const objectives = fc.constantFrom<PlanObjective>('KM', 'PERSON_KM', 'PEOPLE', 'JOURNEYS');

/** Random worlds with fewer services and shorter ranges, so that much is missing and no site does it all. */
const sparse = fc
  .tuple(arbitraryWorld({ maxStops: 8 }), fc.constantFrom(1, 3, 8, 25))
  .map(([world, rangeKm]): World => ({
    ...world,
    Service: world.Service.filter((_, place) => place % 8 === 0),
    ServiceType: world.ServiceType.map((type) =>
      type.careRangeKm === null ? type : { ...type, careRangeKm: rangeKm },
    ),
  }));
const sometimes = (least: number, most: number) =>
  fc.option(fc.integer({ min: least, max: most }), { freq: 1 });

describe('a plan', () => {
  test(
    'is the best of all choices, counted in worlds where those services are open, whatever limits it',
    async () => {
      let gained = 0;
      let severalNeeded = 0;
      let shared = 0;
      await fc.assert(
        fc.asyncProperty(
          sparse,
          objectives,
          fc.record({
            sites: fc.integer({ min: 0, max: 4 }),
            most: sometimes(0, 2),
            budget: sometimes(0, 12),
            least: sometimes(1, 2),
            isFixed: fc.boolean(),
            share: fc.constantFrom(0, 0, 0.1, 0.4),
            offset: fc.nat(),
          }),
          async (world, objective, draw) => {
            const network = await networkOf(world);
            const stops = onLand(world, network);
            if (stops.length === 0) return;
            const few = [0, 1, 2, 3]
              .map((n) => stops[(n + draw.offset) % stops.length]!)
              .filter((stop, n, all) => all.indexOf(stop) === n);
            const planned = world.ServiceType.filter(
              ({ code, careRangeKm }) => careRangeKm !== null && TWO_TYPES.includes(code),
            ).map(({ code }) => code);
            if (planned.length === 0) return;
            const pairs = few.flatMap((stop): Pair[] => planned.map((type) => [stop, type]));
            const cost = ([stop, type]: Pair) =>
              ((stop.length + stop.charCodeAt(stop.length - 1)) % 4) + (type.length % 3);
            const place = ([stop, type]: Pair) => ({
              stop: network.stops.indexOf(stop),
              type: network.serviceTypes.indexOf(type),
            });
            const codeOf = new Map(pairs.map((pair) => [JSON.stringify(place(pair)), pair]));
            const country = 0;
            const ways = await waysBetween(network, stops, draw.offset);
            const share = objective === 'JOURNEYS' ? 0 : draw.share;
            const fixed = draw.isFixed ? [pairs[0]!] : [];
            const countriesOf = ([stop]: Pair) => countriesOfStop(network.stops, network.stops.indexOf(stop));
            const { model } = await modelFor(network, few, TWO_TYPES, {
              objective,
              sites: draw.sites,
              maxPerCountry: draw.most,
              countries: draw.least === null ? [] : [{ country, least: draw.least, most: null, share: 0 }],
              minShare: share,
              ways: objective === 'JOURNEYS' ? ways : [],
              fixed: fixed.map(place),
              budget:
                draw.budget === null
                  ? null
                  : {
                      most: draw.budget,
                      costOf: (stop, type) => cost(codeOf.get(JSON.stringify({ stop, type }))!),
                    },
            });
            const allowed = subsets(pairs).filter(
              (set) =>
                set.length <= draw.sites &&
                fixed.every((pair) => set.includes(pair)) &&
                (draw.budget === null || set.reduce((sum, pair) => sum + cost(pair), 0) <= draw.budget) &&
                (draw.most === null ||
                  network.countries.codes
                    .keys()
                    .every(
                      (one) => set.filter((pair) => countriesOf(pair).includes(one)).length <= draw.most!,
                    )) &&
                (draw.least === null ||
                  set.filter((pair) => countriesOf(pair).includes(country)).length >= draw.least),
            );
            const solved = await runPlan({ model, seconds: SECONDS });
            const within = (of: World, place: number | null) =>
              counted(of, objective, TWO_TYPES, { country: place, ways });
            const now = await within(world, null);
            const gains: number[] = [];
            const keeping: Pair[][] = [];
            for (const set of allowed) {
              const after = withSites(world, set);
              if (share > 0 && !(await keepsShares(network, within, [world, after], share))) continue;
              keeping.push(set);
              gains.push((await within(after, null)).inCare - now.inCare);
            }
            if (keeping.length === 0) {
              expect(solved.status).toBe('INFEASIBLE');
              expect(solved.conflict.length).toBeGreaterThan(0);
              return;
            }
            if (share > 0) shared += 1;
            const best = Math.max(...gains);
            expect(solved.status).toBe('OPTIMAL');
            const value = planValue(model, placesOf(solved));
            expect(value).toBeCloseTo(best, 3);
            expect(solved.bound).toBeGreaterThanOrEqual(best * (1 - 1e-9) - 1e-6);
            expect(solved.bound).toBeLessThanOrEqual(best * (1 + 1e-6) + 1e-6);
            // The plan's value is that of the world in which it was carried out, site by site.
            const explained = solved.sites!;
            const opened = explained.map(({ site }) =>
              codeOf.get(JSON.stringify({ stop: model.sites[site]!.stop, type: model.sites[site]!.type }))!,
            );
            expect((await within(withSites(world, opened), null)).inCare - now.inCare).toBeCloseTo(best, 3);
            expect(explained.reduce((sum, site) => sum + site.value, 0)).toBeCloseTo(best, 3);
            expect(keeping.map((set) => new Set(set))).toContainEqual(new Set(opened));
            if (best > 0) gained += 1;
            if (explained.filter(({ value }) => value > 0).length > 1) severalNeeded += 1;
          },
        ),
        settings,
      );
      expect(severalNeeded).toBeGreaterThan(settings.numRuns / 20);
      expect(shared).toBeGreaterThan(settings.numRuns / 20);
      expect(gained).toBeGreaterThan(settings.numRuns / 6);
    },
    30 * MINUTES,
  );

  test(
    'with room for some alone is the best of all choices, each site measured in a world where it alone is open',
    async () => {
      let crowded = 0;
      await fc.assert(
        fc.asyncProperty(
          sparse,
          fc.record({
            sites: fc.integer({ min: 1, max: 3 }),
            room: fc.constantFrom(1, 400, 3_000, 50_000),
            offset: fc.nat(),
          }),
          async (world, { sites, room, offset }) => {
            const network = await networkOf(world);
            const stops = onLand(world, network);
            if (stops.length === 0) return;
            const few = new Set([0, 1, 2, 3].map((n) => stops[(n + offset) % stops.length]!));
            const pairs = [...few].flatMap((stop): Pair[] => TWO_TYPES.map((type) => [stop, type]));
            // One site in three has room for everybody.
            const roomAt = (stop: string) => (stop.charCodeAt(stop.length - 1) % 3 === 0 ? null : room);
            const ask = { objective: 'PERSON_KM', sites } as const;
            const { model } = await modelFor(network, [...few], TWO_TYPES, {
              ...ask,
              roomOf: (stop) => roomAt(network.stops.codes.at(stop)),
            });
            const solved = await runPlan({ model, seconds: SECONDS });
            const brought = await Promise.all(
              pairs.map((pair) => broughtAlone(world, pair, roomAt(pair[0]))),
            );
            const best = Math.max(
              ...subsets(brought)
                .filter((set) => set.length <= sites)
                .map(personMetres),
            );
            expect(solved.status).toBe('OPTIMAL');
            expect(planValue(model, placesOf(solved))).toBeCloseTo(best, 3);
            const open = await modelFor(network, [...few], TWO_TYPES, ask);
            const unlimited = await runPlan({ model: open.model, seconds: SECONDS });
            const most = planValue(open.model, placesOf(unlimited));
            expect(best).toBeLessThanOrEqual(most + 1e-6);
            if (best > 0 && best < most) crowded += 1;
          },
        ),
        settings,
      );
      expect(crowded).toBeGreaterThan(settings.numRuns / 20);
    },
    30 * MINUTES,
  );

  test(
    'never gains less with one site more, and its greedy start never more than the plan',
    async () => {
      await fc.assert(
        fc.asyncProperty(sparse, objectives, async (world, objective) => {
          const network = await networkOf(world);
          const stops = onLand(world, network);
          let last = 0;
          const ways = stops.length === 0 ? [] : await waysBetween(network, stops, 0);
          for (const sites of [1, 2, 3]) {
            const { model } = await modelFor(network, stops, TWO_TYPES, { objective, sites, ways });
            const solved = await runPlan({ model, seconds: SECONDS });
            const value = planValue(model, placesOf(solved));
            expect(value).toBeGreaterThanOrEqual(last - 1e-6);
            expect(planValue(model, greedyPlan(model)!)).toBeLessThanOrEqual(value + 1e-6);
            last = value;
          }
        }),
        { ...settings, numRuns: Math.ceil(settings.numRuns / 3) },
      );
    },
    30 * MINUTES,
  );
});

describe('the worked example of decision 0015', () => {
  const types = ['PRIMARY_HEALTH'];
  const stops = ['a', 'b', 'c', 'd'];
  async function planned(
    more: Partial<PlanAsk> & Pick<PlanAsk, 'sites' | 'objective'>,
    world: World = planLine(),
  ) {
    const network = await networkOf(world);
    const built = await modelFor(network, stops, types, more);
    const solved = await runPlan({ model: built.model, seconds: SECONDS });
    const codeOf = (site: number) => network.stops.codes.at(built.model.sites[site]!.stop);
    const explained = solved.sites ?? [];
    return {
      built,
      solved,
      network,
      gains: explained.map(({ site, value }) => [codeOf(site), value]),
      legs: explained.map(({ legs }) => legs.map(({ leg, metres }) => [network.legs.codes.at(leg), metres])),
      limits: solved.conflict.map((limit) => {
        const { kind, place } = built.model.limits[limit]!;
        return kind === 'FIXED' ? `${kind} ${network.stops.codes.at(place)}` : kind;
      }),
    };
  }

  test('KM: what two sites gain together is less than what each gains alone', async () => {
    expect((await planned({ objective: 'KM', sites: 1 })).gains).toEqual([['b', 50_000]]);
    const two = await planned({ objective: 'KM', sites: 2 });
    expect(two.gains).toEqual([
      ['b', 50_000],
      ['c', 40_000],
    ]);
    expect(two.legs).toEqual([
      [
        ['a-b', 25_000],
        ['b-c', 25_000],
      ],
      [
        ['b-c', 15_000],
        ['c-d', 25_000],
      ],
    ]);
    expect(two.solved.bound).toBeCloseTo(90_000, 3);
    expect(two.built.missing).toBe(180_000);
  });

  test('PERSON_KM: a leg that nobody counted has no weight, and is told of', async () => {
    const one = await planned({ objective: 'PERSON_KM', sites: 1 });
    expect(one.gains).toEqual([['b', 75_000_000]]);
    expect(one.built.metresWithoutFlow).toBe(100_000);
    expect(one.built.missing).toBe(40_000 * 1000 + 40_000 * 2000);
  });

  test('PERSON_KM with room for 500: the part that finds no room is not in care', async () => {
    const b = stops.indexOf('b');
    const roomAt = (crowded: readonly number[]) => ({
      objective: 'PERSON_KM' as const,
      sites: 1,
      roomOf: (stop: number) => (crowded.includes(stop) ? 500 : null),
    });
    // 2,000 pass b: a quarter of its 25 km on a–b with 1,000 and on b–c with 2,000 people.
    const network = await networkOf(planLine());
    const places = stops.map(network.stops.indexOf);
    expect((await planned(roomAt(places))).gains).toEqual([['b', 6_250 * 1000 + 6_250 * 2000]]);
    expect((await planned(roomAt([places[b]!]))).gains).toEqual([['c', 25_000 * 2000]]);
  });

  test('PEOPLE: only legs that come wholly into care count', async () => {
    expect((await planned({ objective: 'PEOPLE', sites: 1 })).gains).toEqual([]);
    expect((await planned({ objective: 'PEOPLE', sites: 2 })).gains).toEqual([
      ['b', 0],
      ['c', 2000],
    ]);
    const three = await planned({ objective: 'PEOPLE', sites: 3 });
    expect(three.gains.reduce((sum, [, people]) => sum + Number(people), 0)).toBe(3000);
    expect(three.built.missing).toBe(3000);
  });

  const way = [0, 1, 2];
  test('JOURNEYS: a journey counts when all of it is in care', async () => {
    const journey = (sites: number, ways: number[][], world?: World) =>
      planned({ objective: 'JOURNEYS', sites, ways }, world);
    expect((await journey(1, [[0]])).gains).toEqual([]);
    const two = await journey(2, [[0], [1], [0, 1]]);
    expect(two.gains).toHaveLength(2);
    expect(two.gains.reduce((sum, [, journeys]) => sum + Number(journeys), 0)).toBe(1);
    expect(two.built.missing).toBe(3);
    const three = await journey(3, [[0], [1], [0, 1]]);
    expect(three.gains.reduce((sum, [, journeys]) => sum + Number(journeys), 0)).toBe(3);
    expect(journeyStates(three.built, three.solved.sites!).map(({ state }) => state)).toEqual([
      'COMPLETED',
      'COMPLETED',
      'COMPLETED',
    ]);
    // c–d is 100 km: 25 from either end leave 50 that no stop reaches.
    const beyond = await journey(4, [way, [0]]);
    expect(beyond.solved).toMatchObject({ status: 'OPTIMAL', bound: 1 });
    expect(journeyStates(beyond.built, beyond.solved.sites!).map(({ state }) => state)).toEqual([
      'BEYOND_REACH',
      'COMPLETED',
    ]);
    expect(journeyStates(beyond.built, []).map(({ state }) => state)).toEqual(['BEYOND_REACH', 'OPEN']);
  });

  test('a share of what is missing that cannot be had is named, and one that can is kept', async () => {
    // 130 of 180 km can come into care, and 90 with two sites.
    expect((await planned({ objective: 'KM', sites: 2, minShare: 0.5 })).gains).toHaveLength(2);
    expect((await planned({ objective: 'KM', sites: 2, minShare: 0.51 })).limits).toEqual([
      'SITES',
      'SHARE_IN_COUNTRY',
    ]);
    const never = [{ country: 0, least: 0, most: null, share: 0.8 }];
    expect((await planned({ objective: 'KM', sites: 4, countries: never })).limits).toEqual([
      'SHARE_IN_COUNTRY',
    ]);
  });

  test('without any flow there is nothing to weigh, which is not nothing missing', async () => {
    const { built } = await planned({ objective: 'PERSON_KM', sites: 1 }, { ...planLine(), Flow: [] });
    expect(built).toMatchObject({ pairs: 0, metresWithoutFlow: 180_000 });
  });

  test('a type without a care range is left out, and says so', async () => {
    const network = await networkOf(planLine());
    const { leftOut, pairs } = await modelFor(network, stops, ['ADVOCACY_ACCESS'], {
      objective: 'KM',
      sites: 1,
    });
    expect(leftOut.map(({ reason }) => reason)).toEqual(['NO_CARE_RANGE']);
    expect(pairs).toBe(0);
  });

  test('fixed sites, limits by country and a budget are kept', async () => {
    const network = await networkOf(planLine());
    const at = (code: string) => ({
      stop: network.stops.indexOf(code),
      type: network.serviceTypes.indexOf('PRIMARY_HEALTH'),
    });
    expect((await planned({ objective: 'KM', sites: 2, fixed: [at('d')] })).gains).toEqual([
      ['b', 50_000],
      ['d', 25_000],
    ]);
    expect((await planned({ objective: 'KM', sites: 4, maxPerCountry: 1 })).gains).toEqual([['b', 50_000]]);
    const budget = { most: 10, costOf: (stop: number) => (stop === at('b').stop ? 11 : 5) };
    expect((await planned({ objective: 'KM', sites: 4, budget })).gains).toEqual([
      ['c', 50_000],
      ['a', 25_000],
    ]);
  });

  test('what cannot be kept together is named, and nothing besides', async () => {
    const network = await networkOf(planLine());
    const at = (code: string) => ({
      stop: network.stops.indexOf(code),
      type: network.serviceTypes.indexOf('PRIMARY_HEALTH'),
    });
    const budget = { most: 100, costOf: () => 1 };
    const tooFew = await planned({ objective: 'KM', sites: 1, fixed: [at('a'), at('b')], budget });
    expect(tooFew.solved).toMatchObject({ status: 'INFEASIBLE', sites: null, bound: null });
    expect(tooFew.limits).toEqual(['SITES', 'FIXED a', 'FIXED b']);
    const countries = [{ country: 0, least: 3, most: null, share: 0 }];
    const dear = { most: 8, costOf: () => 3 };
    expect((await planned({ objective: 'KM', sites: 9, countries, budget: dear })).limits).toEqual([
      'BUDGET',
      'LEAST_IN_COUNTRY',
    ]);
    const many = [{ country: 0, least: 5, most: null, share: 0 }];
    expect((await planned({ objective: 'KM', sites: 9, countries: many })).limits).toEqual([
      'LEAST_IN_COUNTRY',
    ]);
  });
});
