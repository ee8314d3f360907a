import { describe, expect, it } from 'vitest';
import { withApi } from './support/with-api.ts';

const { api } = withApi();
const publicApi = withApi({ onLoopback: false }).api;

const plan = (more: string, fields = 'status', trails = '["central-test"]') =>
  `{ plan(trails: ${trails}, asOf: "2026-11-01", ${more}) { ${fields} } }`;
const HEALTH = 'serviceTypes: ["PRIMARY_HEALTH"]';

interface Plan {
  status: string;
  objective: number | null;
  bound: number | null;
  gap: number | null;
  missing: number;
  kmWithoutFlow: number;
  sites: {
    stop: { code: string };
    gain: number;
    fixed: boolean;
    legs: { leg: { code: string }; km: number; peoplePerYear: number | null }[];
  }[];
  conflict: {
    limit: string;
    message: string;
    country: { code: string } | null;
    stop: { code: string } | null;
  }[];
  leftOut: { serviceType: { code: string }; reason: string }[];
}
const FIELDS = `status objective bound gap missing kmWithoutFlow
  sites { stop { code } gain fixed legs { leg { code } km peoplePerYear } }
  conflict { limit message country { code } stop { code } } leftOut { serviceType { code } reason }`;
async function planned(more: string): Promise<Plan> {
  const { body } = await api().ask(plan(more, FIELDS));
  expect(body.errors).toBeUndefined();
  return body.data!['plan'] as Plan;
}
async function refusal(query: string, on = api) {
  const { body } = await on().ask(query);
  expect(body.data).toEqual({ plan: null });
  return { ...body.errors![0]!.extensions, message: body.errors![0]!.message };
}

describe('plan', () => {
  it('tells leg by leg what a site brings, and what no flow was published for', async () => {
    const answer = await planned(
      `${HEALTH}, sites: 2, candidates: ["Dirkou", "Sabha"], objective: PERSON_KM`,
    );
    const { sites } = await planned(`${HEALTH}, sites: 2, candidates: ["Dirkou", "Sabha"]`);
    expect(sites).toMatchObject([
      { stop: { code: 'dirkou' }, gain: 50, fixed: false },
      { stop: { code: 'sabha' }, gain: 50, fixed: false },
    ]);
    const legs = sites.flatMap((site) => site.legs);
    const counted = legs.filter(({ peoplePerYear }) => peoplePerYear !== null);
    expect(legs.length).toBeGreaterThan(counted.length);
    expect(answer.objective).toBe(counted.reduce((sum, leg) => sum + leg.km * leg.peoplePerYear!, 0));
    expect(answer.sites.map(({ stop }) => stop.code)).toEqual(['dirkou']);
    expect(answer.kmWithoutFlow).toBeGreaterThan(0);
    expect(answer.gap).toBe(0);
  });

  it('adds up with the coverage of the same trail', async () => {
    const { missing } = await planned(`${HEALTH}, sites: 0`);
    const { body } = await api().ask(
      `{ coverage(trails: ["central-test"], ${HEALTH}, asOf: "2026-11-01") { summary { kmWithoutCare kmUnknown } } }`,
    );
    const { summary } = body.data!['coverage'] as { summary: { kmWithoutCare: number; kmUnknown: number } };
    expect(missing).toBe(summary.kmWithoutCare + summary.kmUnknown);
  });

  it('tells what becomes of each journey, and does not count a way that is not there', async () => {
    const fields = `status unit objective missing journeys { from { code } to { code } km state } journeysWithoutWay { from { code } to { code } }`;
    const { body } = await api().ask(
      plan(
        `${HEALTH}, sites: 3, objective: JOURNEYS, journeys: [{ from: "Agadez", to: "Dirkou" }, { from: "Tripoli", to: "Agadez" }]`,
        fields,
      ),
    );
    expect(body.errors).toBeUndefined();
    expect(body.data!['plan']).toEqual({
      status: 'OPTIMAL',
      unit: 'JOURNEYS',
      objective: 0,
      missing: 1,
      journeys: [
        { from: { code: 'agadez' }, to: { code: 'dirkou' }, km: expect.any(Number), state: 'BEYOND_REACH' },
      ],
      journeysWithoutWay: [{ from: { code: 'tripoli' }, to: { code: 'agadez' } }],
    });
    const ofTrail = await api().ask(plan(`${HEALTH}, sites: 3, objective: JOURNEYS`, fields));
    expect(ofTrail.body.errors).toBeUndefined();
    expect((ofTrail.body.data!['plan'] as { journeys: unknown[] }).journeys.length).toBeGreaterThan(0);
  });

  it('a share that cannot be had is named with its country', async () => {
    const answer = await planned(`${HEALTH}, sites: 500, minShare: 0.99`);
    expect(answer.status).toBe('INFEASIBLE');
    expect(answer.conflict).toMatchObject([
      {
        limit: 'SHARE_IN_COUNTRY',
        message: expect.stringMatching(
          /^At least 99 % of what is missing in [A-Z]{3} comes into care: [\d.]+ of [\d.]+ km\.$/u,
        ),
        country: { code: expect.any(String) },
      },
    ]);
  });

  it('says which limits cannot be kept together, in words', async () => {
    const answer = await planned(
      `${HEALTH}, sites: 3, maxPerCountry: 1, fixed: [{ stop: "Sabha", serviceType: "PRIMARY_HEALTH" }, { stop: "Tripoli", serviceType: "PRIMARY_HEALTH" }]`,
    );
    expect(answer).toMatchObject({
      status: 'INFEASIBLE',
      objective: null,
      bound: null,
      gap: null,
      sites: [],
    });
    expect(answer.conflict.map(({ message }) => message)).toEqual([
      'At most 1 are opened in LBY.',
      'PRIMARY_HEALTH is opened at sabha.',
      'PRIMARY_HEALTH is opened at tripoli.',
    ]);
    expect(answer.conflict[0]).toMatchObject({
      limit: 'MOST_IN_COUNTRY',
      country: { code: 'LBY' },
      stop: null,
    });
  });

  it('names types of which nothing can be planned', async () => {
    const { leftOut } = await planned(
      'serviceTypes: ["PRIMARY_HEALTH", "SGBV_RESPONSE", "ADVOCACY_ACCESS"], sites: 1',
    );
    expect(leftOut.map(({ serviceType, reason }) => [serviceType.code, reason])).toEqual([
      ['SGBV_RESPONSE', 'WITHHELD'],
      ['ADVOCACY_ACCESS', 'NO_CARE_RANGE'],
    ]);
  });

  it('keeps a budget, in which nothing is for free that nobody priced', async () => {
    const { sites } = await planned(
      `${HEALTH}, sites: 5, budget: 10, costs: [{ cost: 9 }, { stop: "Toummo", cost: 5 }, { stop: "Sabha", serviceType: "PRIMARY_HEALTH", cost: 5 }]`,
    );
    expect(sites.map(({ stop }) => stop.code).toSorted()).toEqual(['sabha', 'toummo']);
    const unpriced = await refusal(
      plan(`${HEALTH}, sites: 5, budget: 10, costs: [{ stop: "Toummo", cost: 5 }]`),
    );
    expect(unpriced).toMatchObject({ code: 'BAD_INPUT', argument: 'costs' });
  });

  it('a service with room for some of those who pass is worth less, and says of how many', async () => {
    const asked = `${HEALTH}, sites: 1, candidates: ["Dirkou"], objective: PERSON_KM`;
    const fields = 'objective sites { capacity passing legs { km } }';
    const answers: { objective: number; sites: { capacity: number | null; passing: number }[] }[] = [];
    for (const capacities of [
      '',
      ', capacities: [{ peoplePerYear: 0.5 }, { stop: "Dirkou", peoplePerYear: 100 }]',
    ]) {
      const { body } = await api().ask(plan(asked + capacities, fields));
      expect(body.errors).toBeUndefined();
      answers.push(
        body.data!['plan'] as { objective: number; sites: { capacity: number | null; passing: number }[] },
      );
    }
    const [open, limited] = answers;
    const { passing } = open!.sites[0]!;
    expect(passing).toBeGreaterThan(100);
    expect(open!.sites[0]).toMatchObject({ capacity: null });
    expect(limited!.sites[0]).toMatchObject({ capacity: 100, passing });
    expect(limited!.objective / open!.objective).toBeCloseTo(100 / passing, 3);
  });

  it.each([
    [`${HEALTH}, sites: 1, capacities: [{ peoplePerYear: 5 }]`, 'capacities'],
    [
      `${HEALTH}, sites: 1, objective: PERSON_KM, capacities: [{ peoplePerYear: 0 }]`,
      'capacities.peoplePerYear',
    ],
    [`${HEALTH}, sites: 501`, 'sites'],
    [`${HEALTH}, sites: 1, timeLimitSeconds: 0`, 'timeLimitSeconds'],
    [`${HEALTH}, sites: 1, groups: [EVERYONE, WOMEN]`, 'groups'],
    [`${HEALTH}, sites: 1, candidates: []`, 'candidates'],
    [`${HEALTH}, sites: 1, maxPerCountry: -1`, 'maxPerCountry'],
    [`${HEALTH}, sites: 1, fixed: [{ stop: "sabha", serviceType: "RFL" }]`, 'fixed.serviceType'],
    [`${HEALTH}, sites: 1, countries: [{ country: "XXX" }]`, 'countries.country'],
    [`${HEALTH}, sites: 1, costs: [{ cost: 1 }]`, 'budget'],
    [`${HEALTH}, sites: 1, budget: -1`, 'budget'],
    ['serviceTypes: ["ADVOCACY_ACCESS"], sites: 1', 'serviceTypes'],
    [`${HEALTH}, sites: 1, journeys: [{ from: "Agadez", to: "Dirkou" }]`, 'journeys'],
    [`${HEALTH}, sites: 1, objective: JOURNEYS, journeys: [{ from: "Tripoli", to: "Agadez" }]`, 'journeys'],
    [`${HEALTH}, sites: 1, objective: JOURNEYS, minShare: 0.5`, 'minShare'],
    [`${HEALTH}, sites: 1, minShare: 1.5`, 'minShare'],
    [`${HEALTH}, sites: 1, countries: [{ country: "NER", minShare: -1 }]`, 'countries.minShare'],
  ])('refuses %s, naming the argument', async (more, argument) => {
    expect(await refusal(plan(more))).toMatchObject({ code: 'BAD_INPUT', argument });
  });

  it('is for readers of the Movement', async () => {
    expect(await refusal(plan(`${HEALTH}, sites: 1`), publicApi)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
