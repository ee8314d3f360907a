import { describe, expect, it } from 'vitest';
import { makeFact } from '../oracle/world.ts';
import { withApi } from './support/with-api.ts';
import { world } from './support/world.ts';

/**
 * In the world of these tests nobody has stated that the lists of Libya are complete, and nobody published a flow there: of Sabha and the
 * road to Tripoli nothing is known but the clinic in Tripoli.
 */
const facts = world();
const { api } = withApi({
  facts: {
    ...facts,
    Leg: facts.Leg!.map((leg) =>
      leg.code === 'dirkou--toummo' ? { ...leg, kmBasis: 'GREAT_CIRCLE_TIMES_FACTOR' } : leg,
    ),
  },
});
const HEALTH = 'serviceTypes: ["PRIMARY_HEALTH"], asOf: "2026-11-01"';
async function answer<T>(query: string, name: string): Promise<T> {
  const { body } = await api().ask(query);
  expect(body.errors).toBeUndefined();
  return body.data![name] as T;
}

describe('critical services', () => {
  const query = `{ criticalServices(trails: ["central-test"], ${HEALTH}) { nodes { service { code }
    kmNotInCare kmWithoutCare kmUnknown personKmNotInCare kmWithoutFlow gapsOpened turnedUnknown } } }`;

  it('with unknown flow: person-km are null, not 0, and the km without a flow are told', async () => {
    expect(await answer(query, 'criticalServices')).toMatchObject({
      nodes: [
        { service: { code: 'health-tripoli' }, kmNotInCare: 25, personKmNotInCare: null, kmWithoutFlow: 25 },
      ],
    });
  });

  it('with unknown status: what is lost becomes unknown, and is neither without care for certain nor a gap', async () => {
    expect(await answer(query, 'criticalServices')).toMatchObject({
      nodes: [{ kmNotInCare: 25, kmWithoutCare: 0, kmUnknown: 25, gapsOpened: 0, turnedUnknown: 1 }],
    });
  });
});

it('a plan with unknown status: unknown km are missing, and a site there is a gain', async () => {
  const { summary } = await answer<{ summary: { kmWithoutCare: number; kmUnknown: number } }>(
    `{ coverage(trails: ["central-test"], ${HEALTH}) { summary { kmWithoutCare kmUnknown } } }`,
    'coverage',
  );
  expect(summary).toEqual({ kmWithoutCare: 875, kmUnknown: 1145 });
  const plan = `{ plan(trails: ["central-test"], ${HEALTH}, sites: 1, candidates: ["Sabha"]) { objective missing } }`;
  expect(await answer(plan, 'plan')).toEqual({ objective: 50, missing: 875 + 1145 });
});

it('journeys by KM_NOT_IN_CARE with unknown status: unknown km are not in care', async () => {
  const query = `{ journeys(from: "Toummo", to: "Tripoli", optimise: KM_NOT_IN_CARE, ${HEALTH}) { journeys { km kmNotInCare } } }`;
  expect(await answer(query, 'journeys')).toEqual({ journeys: [{ km: 1170, kmNotInCare: 1170 - 25 }] });
});

it('data availability with unknown status: no service that is known is not "none", it is not complete; and what is withheld is null', async () => {
  const query = `{ dataAvailability(countries: ["SDN", "NER"], serviceTypes: ["PRIMARY_HEALTH", "SGBV_RESPONSE"], asOf: "2026-11-01") {
    country { code } serviceType { code } services latestAsOf complete staleDays } }`;
  const row = (country: string, serviceType: string, known: object) => ({
    country: { code: country },
    serviceType: { code: serviceType },
    ...known,
  });
  const withheld = { services: null, latestAsOf: null, complete: null, staleDays: null };
  expect(await answer(query, 'dataAvailability')).toEqual([
    row('SDN', 'PRIMARY_HEALTH', { services: 0, latestAsOf: null, complete: false, staleDays: null }),
    row('SDN', 'SGBV_RESPONSE', withheld),
    row('NER', 'PRIMARY_HEALTH', {
      services: 4,
      latestAsOf: '2026-06-30',
      complete: true,
      staleDays: 124,
    }),
    row('NER', 'SGBV_RESPONSE', withheld),
  ]);
});

it('practices with unknown status: they answer gaps, and what nobody knows is no gap but a question', async () => {
  interface Cell {
    readonly stop: { code: string };
    readonly serviceType: { code: string };
    readonly status: string;
  }
  const cell = 'stop { code } serviceType { code } status';
  const { gaps, questions } = await answer<{
    gaps: { nodes: (Cell & { practices: { code: string }[] })[] };
    questions: { nodes: Cell[] };
  }>(
    `{ coverage(trails: ["central-test"], serviceTypes: ["PRIMARY_HEALTH", "RFL"], groups: [CHILDREN], asOf: "2026-11-01") {
      gaps(first: 100) { nodes { ${cell} practices { code } } } questions(first: 100) { nodes { ${cell} } } } }`,
    'coverage',
  );
  const keyOf = ({ stop, serviceType }: Cell) => `${stop.code} ${serviceType.code}`;
  const unknown = questions.nodes.map(keyOf);
  expect(unknown.length).toBeGreaterThan(0);
  expect(gaps.nodes.filter((gap) => gap.status === 'UNKNOWN' || unknown.includes(keyOf(gap)))).toEqual([]);
  const sabha = gaps.nodes.find((gap) => keyOf(gap) === 'sabha PRIMARY_HEALTH');
  expect(sabha?.practices).toEqual([{ code: 'practice-1' }]);
});

describe('a length', () => {
  const LEG = { code: 'L', from: 'a', to: 'b', mode: 'ROAD', kmBasis: 'GREAT_CIRCLE_TIMES_FACTOR' } as const;

  it('is never unknown: a leg without km is no leg', () => {
    expect(() => makeFact('Leg', LEG)).toThrow('km');
    expect(() => makeFact('Leg', { ...LEG, kmBasis: undefined as never, km: 5 })).toThrow('kmBasis');
    expect(makeFact('Leg', { ...LEG, km: 5 })).toMatchObject({ km: 5, kmBasis: 'GREAT_CIRCLE_TIMES_FACTOR' });
  });

  it('that is an estimate is told with each leg of a journey', async () => {
    const query = `{ journeys(from: "Agadez", to: "Toummo", ${HEALTH}) { journeys { km legs { km kmBasis } } } }`;
    const { journeys } = await answer<{
      journeys: { km: number; legs: { km: number; kmBasis: string }[] }[];
    }>(query, 'journeys');
    expect(journeys[0]!.legs.map(({ kmBasis }) => kmBasis)).toEqual([
      'PUBLISHED',
      'GREAT_CIRCLE_TIMES_FACTOR',
    ]);
    expect(journeys[0]!.km).toBe(journeys[0]!.legs.reduce((sum, { km }) => sum + km, 0));
  });
});
