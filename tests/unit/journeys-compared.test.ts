import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { journeys } from '../../graph/analysis/journeys.ts';
import type { JourneyAsk } from '../../graph/analysis/journey-ask.ts';
import { layersOf } from '../../graph/analysis/layers.ts';
import { viewAt } from '../../graph/analysis/view.ts';
import { dayNumber } from '../../graph/model/day.ts';
import { caseWorld, clinic, DAY, leg, stop } from '../oracle/case-parts.ts';
import { type JourneysAsk, oracleJourneys } from '../oracle/journeys.ts';
import { arbitraryWorld, AS_OF, TYPES } from '../oracle/random-world.ts';
import { makeWorld, type World } from '../oracle/world.ts';
import { journeysAsJson } from '../support/measures-as-json.ts';
import { networkOf } from '../support/network-of.ts';
import { expectSameNumbers } from '../support/same-numbers.ts';

const SOAK = process.env['TRAILCARE_SOAK'] === '1';
const settings = { numRuns: SOAK ? 5_000 : 150, seed: 39 };
const MINUTES = 60_000;

const counted = (on: string, deathsAndMissingPerYear: number) => ({
  code: `counted-${on}`,
  leg: on,
  deathsAndMissingPerYear,
  periodFrom: '2025-01-01',
  periodTo: '2025-12-31',
});
const ask: JourneysAsk = {
  from: 'A',
  to: 'D',
  via: [],
  avoid: { countries: [], stops: [], modes: [] },
  optimise: 'RISK',
  serviceTypes: ['PRIMARY_HEALTH'],
  group: 'EVERYONE',
  first: 10,
  asOf: DAY,
  readsRestricted: 'ALL',
};

/** The example of decision 17: straight, by B, by C and by E; on the second legs by C and E nobody counts. */
const FOUR_WAYS = caseWorld({
  Stop: ['A', 'B', 'C', 'D', 'E'].map((code) => stop(code, 'NER')),
  Leg: [
    leg('A', 'D', 100),
    leg('A', 'B', 60),
    leg('B', 'D', 60),
    leg('A', 'C', 55),
    leg('C', 'D', 55),
    leg('A', 'E', 65),
    leg('E', 'D', 65),
  ],
  IncidentTotal: [
    counted('A/D', 4),
    counted('A/B', 1),
    counted('B/D', 1),
    counted('A/C', 3),
    counted('A/E', 3),
  ],
});

/** The stops between the ends, with what was recorded. */
const told = (found: { stops: string[]; deathsAndMissingPerYear: number | null }[]) =>
  found.map(({ stops, deathsAndMissingPerYear }) => [stops.slice(1, -1).join(), deathsAndMissingPerYear]);

describe('recorded risk', () => {
  it('ranks the journeys that are counted whole; the others follow by km, and theirs is null', async () => {
    const network = await networkOf(FOUR_WAYS);
    const ranked = [
      ['B', 2],
      ['', 4],
      ['C', null],
      ['E', null],
    ];
    expect(told(journeysAsJson(network, ask))).toEqual(ranked);
    expect(told(oracleJourneys(FOUR_WAYS, ask))).toEqual(ranked);
    expect(told(journeysAsJson(network, { ...ask, first: 3 }))).toEqual(ranked.slice(0, 3));
  });
});

describe('journeys that none beats', () => {
  it('are those of the example: what is not counted is no 0, and what is counted beside it counts', async () => {
    const unbeaten = [
      ['', 4],
      ['C', null],
      ['B', 2],
    ];
    const pareto = { ...ask, optimise: 'PARETO' as const };
    expect(told(journeysAsJson(await networkOf(FOUR_WAYS), pareto))).toEqual(unbeaten);
    expect(told(oracleJourneys(FOUR_WAYS, pareto))).toEqual(unbeaten);
  });

  it(
    'are those of the oracle where somebody counts on some legs, hold a best by each aim, and nothing that is beaten',
    async () => {
      let several = 0;
      let mixed = 0;
      await fc.assert(
        fc.asyncProperty(
          arbitraryWorld({ maxStops: 7 }),
          fc.array(fc.constantFrom(null, 0, 1, 2, 2.5), { minLength: 40, maxLength: 40 }),
          fc.nat({ max: 6 }),
          async (random, counts, pick) => {
            const world = withCounts(random, counts);
            const stops = world.Stop.map(({ code }) => code);
            const ends = { from: stops[0]!, to: stops[1 + (pick % (stops.length - 1))]! };
            const question = { ...ask, ...ends, asOf: AS_OF, serviceTypes: [...TYPES] };
            const network = await networkOf(world);
            const by = (optimise: JourneysAsk['optimise']) => {
              const one = { ...question, optimise };
              const found = journeysAsJson(network, one);
              expectSameNumbers(found, oracleJourneys(world, one));
              return found;
            };
            const unbeaten = by('PARETO');
            if (unbeaten.length > 1) several += 1;
            const risks = unbeaten.map(({ deathsAndMissingPerYear }) => deathsAndMissingPerYear);
            if (risks.includes(null) && risks.some((risk) => risk !== null)) mixed += 1;
            const [nearest] = by('DISTANCE');
            const [inCare] = by('KM_NOT_IN_CARE');
            const [counted] = by('RISK');
            expect(unbeaten[0]?.km).toBe(nearest?.km);
            if (nearest === undefined) return;
            expect(Math.min(...unbeaten.map(({ kmNotInCare }) => kmNotInCare ?? 0))).toBeCloseTo(
              inCare!.kmNotInCare ?? 0,
              6,
            );
            if (counted!.deathsAndMissingPerYear !== null) {
              expect(Math.min(...risks.filter((risk) => risk !== null))).toBe(
                counted!.deathsAndMissingPerYear,
              );
            }
          },
        ),
        settings,
      );
      expect(several).toBeGreaterThan(10);
      expect(mixed).toBeGreaterThan(3);
    },
    MINUTES,
  );
});

function withCounts(world: World, counts: readonly (number | null)[]): World {
  const { IncidentTotal } = makeWorld({
    IncidentTotal: world.Leg.flatMap(({ code }, n) => {
      const count = counts[n % counts.length] ?? null;
      return count === null ? [] : [counted(code, count)];
    }),
  });
  return {
    ...world,
    IncidentTotal: IncidentTotal.map((total) => ({ ...total, source: world.Source[0]!.code })),
  };
}

const FORK = caseWorld({
  Stop: [
    ...['A', 'B', 'C', 'D', 'ALONE'].map((code) => stop(code, 'NER')),
    stop('GONE', 'NER', { validUntil: '2020-01-01' }),
  ],
  Leg: [
    leg('A', 'B', 10),
    leg('B', 'D', 10),
    leg('B', 'C', 5),
    leg('C', 'D', 6),
    leg('A', 'C', 16, { mode: 'RAIL' }),
    leg('ALONE', 'GONE', 1),
  ],
});

describe('journeys apart', () => {
  it.each([
    [null, ['B', 'B,C', 'C'], null],
    [1, ['B', 'B,C', 'C'], null],
    [0.5, ['B', 'B,C', 'C'], null],
    [0.49, ['B', 'C'], 'OTHERS_OVERLAP'],
    [0, ['B', 'C'], 'OTHERS_OVERLAP'],
  ] as const)('with %s in common at most', async (maxOverlap, expected, fewer) => {
    const question = { ...ask, optimise: 'DISTANCE' as const, maxOverlap, first: 3 };
    const network = await networkOf(FORK);
    expect(told(journeysAsJson(network, question)).map(([stops]) => stops)).toEqual(expected);
    expect(told(oracleJourneys(FORK, question)).map(([stops]) => stops)).toEqual(expected);
    expect((await find({ optimise: 'DISTANCE', maxOverlap, first: 3 })).fewer).toBe(fewer);
    expect((await find({ optimise: 'DISTANCE', maxOverlap: null, first: 4 })).fewer).toBe('NO_OTHER_WAY');
  });
});

interface Asked extends Partial<Omit<JourneyAsk, 'from' | 'to' | 'via' | 'avoid' | 'layers'>> {
  from?: string;
  to?: string;
  via?: string[];
  avoid?: Partial<{ countries: string[]; stops: string[]; modes: JourneyAsk['avoid']['modes'] }>;
}

async function find({ from = 'A', to = 'D', via = [], avoid = {}, ...rest }: Asked, world = FORK) {
  const network = await networkOf(world);
  const view = viewAt(network, dayNumber(DAY));
  const { stops, countries, serviceTypes } = network;
  const found = journeys(view, {
    optimise: 'DISTANCE',
    first: 1,
    maxOverlap: null,
    ...rest,
    from: stops.indexOf(from),
    to: stops.indexOf(to),
    via: via.map(stops.indexOf),
    avoid: {
      countries: (avoid.countries ?? []).map(countries.indexOf),
      stops: (avoid.stops ?? []).map(stops.indexOf),
      modes: avoid.modes ?? [],
    },
    layers: layersOf(view, [serviceTypes.indexOf('PRIMARY_HEALTH')], [0]),
  });
  return found!;
}

describe('why there is no journey', () => {
  it.each<[string, Asked, string, number | null, string[]?]>([
    ['the same stop twice', { to: 'A' }, 'SAME_STOP', 1],
    ['a stop that is no more', { via: ['GONE'] }, 'STOP_NOT_THERE', 1],
    ['a stop that the reader may not read', { to: 'NOWHERE', via: ['NOT-HERE'] }, 'STOP_NOT_THERE', 1],
    ['an end to avoid', { avoid: { stops: ['D'] } }, 'STOP_AVOIDED', 1],
    ['a start in a country to avoid', { avoid: { countries: ['NER'] } }, 'STOP_AVOIDED', 0],
    ['nothing leaves', { from: 'D', to: 'B' }, 'NO_LEG_LEAVES', 0],
    ['nothing arrives', { from: 'B', to: 'A' }, 'NO_LEG_ARRIVES', 1],
    ['against the legs', { from: 'C', to: 'B' }, 'AGAINST_DIRECTION', null],
    ['not in this order', { via: ['C', 'B'] }, 'VIA_NOT_CONNECTED', 2],
    [
      'two lists, either to blame alone',
      { avoid: { stops: ['B'], modes: ['RAIL'] } },
      'BLOCKED_BY_AVOID',
      null,
      ['STOPS', 'MODES'],
    ],
    [
      'one of two lists',
      { avoid: { stops: ['B', 'C'], modes: ['RAIL'] } },
      'BLOCKED_BY_AVOID',
      null,
      ['STOPS'],
    ],
    ['no hours', { optimise: 'TIME' }, 'HOURS_NOT_PUBLISHED', null],
    ['by risk', { optimise: 'RISK', from: 'C', to: 'B' }, 'AGAINST_DIRECTION', null],
    ['with a limit of what is in common', { maxOverlap: 0, from: 'C', to: 'B' }, 'AGAINST_DIRECTION', null],
    ['none that none beats', { optimise: 'PARETO', from: 'C', to: 'B' }, 'AGAINST_DIRECTION', null],
  ])('%s', async (_, asked, code, point, avoid = []) => {
    expect(await find(asked)).toEqual({ journeys: [], noJourney: { code, point, avoid }, fewer: null });
  });

  it('two parts that nothing joins', async () => {
    const apart = caseWorld({
      Stop: ['A', 'B', 'C', 'D'].map((code) => stop(code, 'NER')),
      Leg: [leg('A', 'B', 1), leg('C', 'D', 1)],
      Service: [clinic('CLINIC', 'NER', { stop: 'A' })],
    });
    expect((await find({}, apart)).noJourney).toEqual({ code: 'NOT_CONNECTED', point: null, avoid: [] });
  });
});

describe('where too many ways would have to be compared', () => {
  /** One choice after another, each between so many km more and so many dead more: no way beats another. */
  const world = (choices: number) => {
    const at = (place: number) => `S${String(place).padStart(2, '0')}`;
    const places = Array.from({ length: choices }, (_, place) => place);
    const legs = places.flatMap((place) => {
      const [here, there, round] = [at(place), at(place + 1), `R${place}`];
      return [
        { draft: leg(here, there, 1), dead: 2 ** place },
        { draft: leg(here, round, 2 ** place), dead: 0 },
        { draft: leg(round, there, 1), dead: 0 },
      ];
    });
    return caseWorld({
      Stop: [...places, choices].flatMap((place) => [stop(at(place), 'NER'), stop(`R${place}`, 'NER')]),
      Leg: legs.map(({ draft }) => draft),
      IncidentTotal: legs.map(({ draft, dead }) => counted(draft.code, dead)),
    });
  };
  const found = async (choices: number, more: Partial<JourneyAsk>) => {
    const network = await networkOf(world(choices));
    const view = viewAt(network, dayNumber(DAY));
    return journeys(view, {
      from: network.stops.indexOf('S00'),
      to: network.stops.indexOf(`S${choices}`.replace(/^S(\d)$/, 'S0$1')),
      via: [],
      avoid: { countries: [], stops: [], modes: [] },
      optimise: 'PARETO',
      layers: [],
      first: 3,
      maxOverlap: null,
      ...more,
    });
  };

  it('all that none beats are told, or that they are too many: never a part', async () => {
    expect((await found(6, {}))!.journeys).toHaveLength(2 ** 6);
    expect(await found(15, {})).toBeNull();
  });
});
