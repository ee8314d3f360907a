import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openStore } from '../../graph/open-store.ts';
import { ANALYSES } from '../../graph/jobs/analyses/analysis-tasks.ts';
import { loadFacts } from '../contract/context.ts';
import { temporaryFolder } from '../support/load-toy.ts';
import { runCli } from '../support/run-cli.ts';
import { withApi } from './support/with-api.ts';
import { fact, world } from './support/world.ts';

const { api } = withApi();
afterEach(() => vi.restoreAllMocks());

async function answer<T>(query: string, name: string): Promise<T> {
  const { body } = await api().ask(query);
  expect(body.errors).toBeUndefined();
  return body.data![name] as T;
}
async function refusal(query: string) {
  const { body } = await api().ask(query);
  const [error] = body.errors!;
  return { message: error!.message, ...error!.extensions };
}

describe('critical services of which the list is empty', () => {
  const FIELDS =
    'totalCount asOf lookedAt servicesWithoutMember kmInCare kmWithoutCare kmUnknown withheld { code } sources { code }';
  const critical = (more: string) => `{ criticalServices(asOf: "2026-11-01" ${more}) { ${FIELDS} } }`;

  it('because all types are withheld are refused, as a plan of them is', async () => {
    expect(await refusal(critical(', serviceTypes: ["SGBV_RESPONSE"]'))).toMatchObject({
      code: 'BAD_INPUT',
      argument: 'serviceTypes',
      message:
        'serviceTypes: ["SGBV_RESPONSE"] is not a list with a type that is not withheld from this reader, who may not know where it is.',
    });
  });

  it('tell which types are withheld where others are not', async () => {
    const found = await answer(
      critical(', serviceTypes: ["PRIMARY_HEALTH", "SGBV_RESPONSE"]'),
      'criticalServices',
    );
    const health = await answer<object>(critical(', serviceTypes: ["PRIMARY_HEALTH"]'), 'criticalServices');
    expect(found).toEqual({ ...health, withheld: [{ code: 'SGBV_RESPONSE' }] });
    expect(health).toMatchObject({ withheld: [], asOf: '2026-11-01' });
    expect(health).toHaveProperty('sources.0.code');
  });

  it('on a day on which nothing serves say that nothing is in care, not that others serve', async () => {
    const query =
      '{ criticalServices(serviceTypes: ["PRIMARY_HEALTH"], asOf: "2031-01-01") { totalCount lookedAt kmInCare kmUnknown } }';
    expect(await answer(query, 'criticalServices')).toEqual({
      totalCount: 0,
      lookedAt: 0,
      kmInCare: 0,
      kmUnknown: 2070,
    });
  });

  it('on a way where nothing serves say so, and how many serve elsewhere', async () => {
    const found = await answer(
      critical(', serviceTypes: ["PRIMARY_HEALTH"], from: "Dirkou", to: "Sabha"'),
      'criticalServices',
    );
    expect(found).toMatchObject({
      totalCount: 0,
      lookedAt: 8,
      kmInCare: 0,
      kmWithoutCare: 300,
      kmUnknown: 400,
    });
  });

  it('on a way where others serve say how much is in care', async () => {
    const found = await answer(
      critical(', serviceTypes: ["PRIMARY_HEALTH"], from: "Agadez", to: "Sabha"'),
      'criticalServices',
    );
    expect(found).toMatchObject({ totalCount: 0, lookedAt: 8, kmInCare: 25 });
  });

  it('tell how many services are in no sum by branch', async () => {
    const found = await answer(
      critical(', serviceTypes: ["PRIMARY_HEALTH"], by: BRANCH'),
      'criticalServices',
    );
    expect(found).toMatchObject({ totalCount: 0, lookedAt: 3, servicesWithoutMember: 5, kmInCare: 50 });
  });
});

describe('phone calls of which the list is empty', () => {
  const calls = (more: string) =>
    `{ phoneCalls(asOf: "2026-11-01" ${more}) { totalCount asOf lookedAt complete expected unknown kmUnknown withheld { code } sources { code } } }`;

  it('because all types are withheld name them, and nothing was looked at', async () => {
    expect(await answer(calls(', serviceTypes: ["SGBV_RESPONSE"]'), 'phoneCalls')).toEqual({
      totalCount: 0,
      asOf: '2026-11-01',
      lookedAt: 0,
      complete: 0,
      expected: 0,
      unknown: 0,
      kmUnknown: null,
      withheld: [{ code: 'SGBV_RESPONSE' }],
      sources: [],
    });
  });

  it('tell what is unknown of the types that are not withheld', async () => {
    const health = await answer<object>(calls(', serviceTypes: ["PRIMARY_HEALTH"]'), 'phoneCalls');
    const both = await answer<object>(
      calls(', serviceTypes: ["PRIMARY_HEALTH", "SGBV_RESPONSE"]'),
      'phoneCalls',
    );
    expect(both).toEqual({ ...health, withheld: [{ code: 'SGBV_RESPONSE' }] });
    expect(health).toMatchObject({ lookedAt: 4, complete: 1 });
    expect(health).toHaveProperty('sources.0.code');
  });

  it('in another order are computed once', async () => {
    const spy = vi.spyOn(ANALYSES, 'phoneCalls');
    // A day of its own: no other test has asked of it.
    for (const order of ['KM_SETTLED_DESC', 'PERSON_KM_SETTLED_DESC', 'QUESTIONS_SETTLED_DESC']) {
      const query = `{ phoneCalls(asOf: "2026-11-09", orderBy: ${order}) { totalCount nodes { kmSettled } } }`;
      expect(await answer(query, 'phoneCalls')).toMatchObject({ totalCount: expect.any(Number) });
    }
    expect(spy).toHaveBeenCalledTimes(1);
  });
});

describe('files without rows say why', () => {
  const url = `sqlite:${path.join(temporaryFolder(), 'graph.db')}`;
  const noEnds = withApi({
    facts: { ...world(), Trail: [...world().Trail!, fact('Trail', 'no-ends', { name: 'No ends' })] },
  });
  beforeAll(async () => {
    const store = await openStore(url, {});
    await store.migrate();
    await loadFacts(store, world());
    await loadFacts(store, { Trail: [fact('Trail', 'no-ends', { name: 'No ends' })] });
    await store.close();
  });

  const NOTHING = 'Nothing is in care on 2031-01-01, so that nothing can be lost; 2070 km are unknown.';
  const COVERED =
    '8 services were looked at: whichever is lost alone, the 25 km in care stay in care; 400 km are unknown.';
  const WITHOUT_ENDS =
    'Nothing is measured of trails of which nobody says where they begin or where they end: no-ends.';
  const CASES: [string, Record<string, string>, string][] = [
    ['critical-services', { serviceTypes: 'PRIMARY_HEALTH', asOf: '2031-01-01' }, NOTHING],
    [
      'critical-services',
      { serviceTypes: 'PRIMARY_HEALTH', asOf: '2026-11-01', from: 'Agadez', to: 'Sabha' },
      COVERED,
    ],
    ['phone-calls', { serviceTypes: 'SGBV_RESPONSE', asOf: '2026-11-01' }, 'not looked at: SGBV_RESPONSE.'],
    ['bottlenecks', { trail: 'no-ends', asOf: '2026-11-01' }, WITHOUT_ENDS],
  ];

  it.each(CASES)('%s %j on the command line, on stderr', async (view, asked, words) => {
    const options = Object.entries(asked).flatMap(([name, value]) => [
      `--${name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`,
      value,
    ]);
    const { exitCode, out, err } = await runCli(url, ['export', `${view}.csv`, ...options]);
    expect(exitCode).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(1);
    expect(err).toContain(words);
  });

  it.each(CASES)('%s %j over HTTP, in a header and in the file', async (view, asked, words) => {
    const query = new URLSearchParams(asked).toString();
    const { status, headers, text } = await noEnds.api().get(`/export/${view}.json?${query}`);
    expect(status).toBe(200);
    expect(headers['trailcare-notes']).toContain(words);
    const { notes, rows } = JSON.parse(text) as { notes: string[]; rows: unknown[] };
    expect(notes.join(' ')).toContain(words);
    expect(rows).toEqual([]);
  });

  it('and files whose rows need no word have none', async () => {
    const { headers, text } = await noEnds
      .api()
      .get('/export/critical-services.json?serviceTypes=PRIMARY_HEALTH&asOf=2026-11-01');
    expect(headers['trailcare-notes']).toBeUndefined();
    expect(JSON.parse(text)).toMatchObject({ notes: [] });
  });
});

describe('an empty list of what is asked for is refused, as it would look like "there is none":', () => {
  const ON = 'from: "2025-11-01", to: "2026-11-01"';
  it.each([
    [`{ changes(${ON}) { cells(turns: []) { totalCount } } }`, 'turns'],
    [`{ changes(${ON}) { services(turns: []) { totalCount } } }`, 'turns'],
    ['{ practices(filter: { serviceTypes: [] }) { totalCount } }', 'filter.serviceTypes'],
    ['{ practices(filter: { groups: [] }) { totalCount } }', 'filter.groups'],
    ['{ practices(filter: { steps: [] }) { totalCount } }', 'filter.steps'],
    ['{ services(filter: { serviceTypes: [] }) { totalCount } }', 'filter.serviceTypes'],
    ['{ services(filter: { groups: [] }) { totalCount } }', 'filter.groups'],
    ['{ branches(filter: { offers: [] }) { totalCount } }', 'filter.offers'],
    ['{ dataAvailability(countries: ["NER"], serviceTypes: []) { services } }', 'serviceTypes'],
    ['{ indicatorLevels(name: "Needs assessment", networks: []) { levels { societies } } }', 'networks'],
  ])('%s', async (query, argument) => {
    expect(await refusal(query)).toMatchObject({
      code: 'BAD_INPUT',
      argument,
      message: `${argument}: [] is not a list with at least one member, or null.`,
    });
  });
});

describe('words', () => {
  const plan = (more: string) =>
    `{ plan(trails: ["central-test"], asOf: "2026-11-01", serviceTypes: ["PRIMARY_HEALTH"], ${more}) {
      status objective sites { gain } nothingOpened { reason message } conflict { limit message } } }`;

  it.each([
    [
      'sites: 0',
      'LIMITS',
      'Candidates would bring something into care, and the limits allow none of them: `sites` is 0.',
    ],
    [
      'sites: 2, budget: 10, costs: [{ cost: 20 }]',
      'LIMITS',
      'Candidates would bring something into care, and the limits allow none of them: `budget` is 10, and the cheapest of them costs 20.',
    ],
    [
      'sites: 2, maxPerCountry: 0',
      'LIMITS',
      'Candidates would bring something into care, and the limits allow none of them: at most 0 may be opened in their country.',
    ],
    [
      'sites: 2, candidates: ["san-jose-1"]',
      'BEYOND_REACH',
      'All candidates together would bring nothing into care: none reaches into a leg that lacks care, or none of what is asked comes wholly into care.',
    ],
    [
      'sites: 2, objective: PEOPLE',
      'BEYOND_REACH',
      'All candidates together would bring nothing into care: none reaches into a leg that lacks care, or none of what is asked comes wholly into care.',
    ],
  ])('a plan of %s opens nothing, and says why', async (more, reason, message) => {
    const found = await answer<object>(plan(more), 'plan');
    expect(found).toMatchObject({
      status: 'OPTIMAL',
      objective: 0,
      sites: [],
      nothingOpened: { reason, message },
    });
  });

  it('a plan that opens something says nothing of the kind', async () => {
    expect(await answer(plan('sites: 1'), 'plan')).toMatchObject({ nothingOpened: null });
  });

  it('a share that cannot be had is told with its number', async () => {
    const { conflict } = await answer<{ conflict: { message: string }[] }>(
      plan('sites: 500, minShare: 0.99'),
      'plan',
    );
    expect(conflict[0]!.message).toMatch(
      /^At least 99 % of what is missing in [A-Z]{3} comes into care: [\d.]+ of [\d.]+ km\.$/u,
    );
  });

  it('refusals of lists of types are English', async () => {
    const only = 'is not a list with a type that has a care range';
    for (const query of [
      '{ plan(trails: ["central-test"], serviceTypes: ["ADVOCACY_ACCESS"], sites: 1) { status } }',
      '{ criticalServices(serviceTypes: ["ADVOCACY_ACCESS"]) { totalCount } }',
    ])
      expect((await refusal(query)).message).toContain(`serviceTypes: ["ADVOCACY_ACCESS"] ${only}`);
  });

  it('an indicator is asked for by name, and where none is loaded that is said', async () => {
    expect((await refusal('{ indicatorLevels(name: "foo") { name } }')).message).toBe(
      'There is no indicator with name "foo": names there are: "Needs assessment".',
    );
  });
});

describe('a graph without indicators, and with many ends', () => {
  const stops = Array.from({ length: 40 }, (_, n) => `s-${String(n).padStart(2, '0')}`);
  const facts = world();
  const many = withApi({
    facts: {
      ...facts,
      Indicator: [],
      Stop: [
        ...facts.Stop!,
        ...stops.map((code) =>
          fact('Stop', code, { name: code, kind: 'CITY', country: 'NER', lat: 17, lon: 9 }),
        ),
      ],
      TrailStop: [
        ...facts.TrailStop!,
        ...stops.map((stop) =>
          fact('TrailStop', `central-test/${stop}`, {
            trail: 'central-test',
            stop,
            roles: ['ORIGIN', 'DESTINATION'],
          }),
        ),
      ],
    },
  });

  it('says that no indicator is loaded', async () => {
    const { body } = await many.api().ask('{ indicatorLevels(name: "foo") { name } }');
    expect(body.errors![0]!.message).toBe(
      'There is no indicator with name "foo": no indicator is loaded that this reader may read.',
    );
  });

  it('says of too many journeys what to give', async () => {
    const { body } = await many
      .api()
      .ask(
        '{ plan(trails: ["central-test"], serviceTypes: ["PRIMARY_HEALTH"], sites: 1, objective: JOURNEYS) { status } }',
      );
    expect(body.errors![0]!).toMatchObject({
      message: expect.stringMatching(
        /^The trails have \d+ journeys from an origin to a destination; the limit is 1000\. Give `journeys`/u,
      ),
      extensions: { code: 'LIMIT_EXCEEDED', argument: 'journeys', limit: 1000 },
    });
  });
});
