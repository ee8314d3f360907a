import { describe, expect, it } from 'vitest';
import { withApi } from '../support/with-api.ts';
import { ARGUMENTS, ASKED, at, filesOf, pick, QUESTION, type Row } from './files.ts';

const { api } = withApi();
const { json, graphql } = filesOf(api);
const publicApi = withApi({ onLoopback: false }).api;

describe('a view of a measure says what GraphQL says:', () => {
  it('journeys, leg by leg', async () => {
    const { rows } = await json(`journeys.json?from=Agadez&to=Lampedusa&optimise=KM_NOT_IN_CARE&${QUESTION}`);
    const answer = await graphql(
      `{ journeys(from: "Agadez", to: "Lampedusa", optimise: KM_NOT_IN_CARE, first: 3, ${ARGUMENTS}) { journeys { km hours kmNotInCare
        legs { code from { code } to { code name } mode km hours } } } }`,
    );
    const legs = (at(answer, 'journeys.journeys') as Row[]).flatMap(({ legs: of, ...journey }, place) =>
      (of as Row[]).map((leg) => ({ number: place + 1, journey, leg })),
    );
    expect(legs.length).toBeGreaterThan(2);
    expect(
      pick(rows, [
        'journey',
        'leg',
        'from',
        'to',
        'toName',
        'mode',
        'km',
        'hours',
        'journeyKm',
        'journeyHours',
        'journeyKmNotInCare',
      ]),
    ).toEqual(
      pick(legs, [
        'number',
        'leg.code',
        'leg.from.code',
        'leg.to.code',
        'leg.to.name',
        'leg.mode',
        'leg.km',
        'leg.hours',
        'journey.km',
        'journey.hours',
        'journey.kmNotInCare',
      ]),
    );
  });

  it('phone calls, in an order', async () => {
    const fields = ['questionsSettled', 'kmSettled', 'personKmSettled', 'kmWithoutFlow'];
    const { rows } = await json(`phone-calls.json?orderBy=QUESTIONS_SETTLED_DESC&${QUESTION}`);
    const answer = await graphql(
      `{ phoneCalls(orderBy: QUESTIONS_SETTLED_DESC, first: 1000, ${ARGUMENTS}) { nodes { country { code } serviceType { code } askWhom { code } ${fields.join(' ')}
        availability { services latestAsOf } } } }`,
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(pick(rows, ['country', 'serviceType', 'askWhom', ...fields, 'services', 'latestAsOf'])).toEqual(
      pick(at(answer, 'phoneCalls.nodes'), [
        'country.code',
        'serviceType.code',
        'askWhom.*.code',
        ...fields,
        'availability.services',
        'availability.latestAsOf',
      ]),
    );
  });

  it.each(['SERVICE', 'PROVIDER'])('critical services by %s', async (by) => {
    const fields = [
      'rank',
      'kmNotInCare',
      'kmWithoutCare',
      'kmUnknown',
      'personKmNotInCare',
      'kmWithoutFlow',
      'gapsOpened',
      'turnedUnknown',
      'handoversLost',
    ];
    const { rows } = await json(`critical-services.json?by=${by}&${QUESTION}`);
    const answer = await graphql(
      `{ criticalServices(by: ${by}, first: 1000, ${ARGUMENTS}) { nodes { ${fields.join(' ')} serviceCount service { code name } provider { code name } } } }`,
    );
    const member = by.toLowerCase();
    expect(rows.length).toBeGreaterThan(0);
    expect(pick(rows, [...fields, 'services', 'code', 'name'])).toEqual(
      pick(at(answer, 'criticalServices.nodes'), [
        ...fields,
        'serviceCount',
        `${member}.code`,
        `${member}.name`,
      ]),
    );
  });

  it('bottlenecks: stops, then legs', async () => {
    const { rows } = await json(`bottlenecks.json?first=5&${ASKED['bottlenecks']}`);
    const answer = await graphql(
      '{ bottlenecks(first: 5, asOf: "2026-11-01") { stops { stop { code } share peoplePerYear trails { code } } legs { leg { code } share peoplePerYear trails { code } } } }',
    );
    const parts = (part: string, list: string, of: string) =>
      pick(at(answer, `bottlenecks.${list}`), [`${of}.code`, 'share', 'peoplePerYear', 'trails.*.code']).map(
        (row) => [part, ...row],
      );
    expect(rows.length).toBeGreaterThan(5);
    expect(pick(rows, ['part', 'code', 'share', 'peoplePerYear', 'trails'])).toEqual([
      ...parts('STOP', 'stops', 'stop'),
      ...parts('LEG', 'legs', 'leg'),
    ]);
  });

  it('key points, and their levels', async () => {
    const { rows } = await json(`key-points.json?${ASKED['key-points']}`);
    const answer = await graphql(`
      {
        keyPoints(asOf: "2026-11-01") {
          points(first: 1000) {
            nodes {
              nationalSociety {
                code
              }
              stop {
                code
              }
              capacity
              services {
                code
              }
              branches {
                code
              }
            }
          }
          levels {
            level
            nationalSociety {
              code
            }
            network {
              code
            }
            region
            keyPoints
            present
            none
            unknown
            presentShareAtLeast
            presentShareAtMost
            branches
          }
        }
      }
    `);
    expect(rows.length).toBeGreaterThan(2);
    expect(pick(rows, ['nationalSociety', 'stop', 'capacity', 'services', 'branches'])).toEqual(
      pick(at(answer, 'keyPoints.points.nodes'), [
        'nationalSociety.code',
        'stop.code',
        'capacity',
        'services.*.code',
        'branches.*.code',
      ]),
    );
    const levels = await json(`key-point-levels.json?${ASKED['key-point-levels']}`);
    const numbers = [
      'keyPoints',
      'present',
      'none',
      'unknown',
      'presentShareAtLeast',
      'presentShareAtMost',
      'branches',
    ];
    expect(pick(levels.rows, ['level', ...numbers])).toEqual(
      pick(at(answer, 'keyPoints.levels'), ['level', ...numbers]),
    );
  });

  it('communities, and Societies of which no flow is published', async () => {
    const { rows } = await json(`communities.json?${ASKED['communities']}`);
    const answer = await graphql(
      '{ communities(asOf: "2026-11-01") { communities { societies { code } peopleInside peopleAcross } unplaced { code } } }',
    );
    const placed = (at(answer, 'communities.communities') as Row[]).flatMap(
      ({ societies, peopleInside, peopleAcross }, place) =>
        (societies as Row[]).map(({ code }) => [place + 1, code, peopleInside, peopleAcross]),
    );
    const unplaced = (at(answer, 'communities.unplaced') as Row[]).map(({ code }) => [
      null,
      code,
      null,
      null,
    ]);
    expect(rows.length).toBeGreaterThan(1);
    expect(pick(rows, ['community', 'nationalSociety', 'peopleInside', 'peopleAcross'])).toEqual([
      ...placed,
      ...unplaced,
    ]);
  });

  it('changes, and those of one turn', async () => {
    const asked = ASKED['changes']!;
    const answer = await graphql(`
      {
        changes(
          from: "2025-11-01"
          to: "2026-11-01"
          trails: ["central-test"]
          serviceTypes: ["PRIMARY_HEALTH", "RFL"]
        ) {
          cells(first: 1000) {
            nodes {
              turn
              stop {
                code
              }
              serviceType {
                code
              }
              group
              before {
                status
              }
              after {
                status
              }
            }
          }
        }
      }
    `);
    const inFile = ['turn', 'stop', 'serviceType', 'group', 'statusBefore', 'statusAfter'];
    const expected = pick(at(answer, 'changes.cells.nodes'), [
      'turn',
      'stop.code',
      'serviceType.code',
      'group',
      'before.status',
      'after.status',
    ]);
    expect(expected.length).toBeGreaterThan(1);
    expect(pick((await json(`changes.json?${asked}`)).rows, inFile)).toEqual(expected);
    const turn = expected[0]![0] as string;
    expect(pick((await json(`changes.json?turns=${turn}&${asked}`)).rows, inFile)).toEqual(
      expected.filter(([one]) => one === turn),
    );
  });

  it('practices and indicators, with the filters of GraphQL', async () => {
    const practice = [
      'code',
      'name',
      'summary',
      'need',
      'implementedBy',
      'responseType',
      'groups',
      'steps',
      'url',
    ];
    const practices = await graphql(
      `{ practices(filter: { country: "NER" }) { nodes { ${practice.join(' ')} serviceTypes { code } countries { code } } } }`,
    );
    const { rows } = await json('practices.json?country=NER');
    expect(rows).toHaveLength(1);
    expect(pick(rows, [...practice, 'serviceTypes', 'countries'])).toEqual(
      pick(at(practices, 'practices.nodes'), [...practice, 'serviceTypes.*.code', 'countries.*.code']),
    );
    const value = ['code', 'name', 'level', 'unit', 'value', 'target', 'asOf'];
    const indicators = await graphql(
      `{ indicators(filter: { country: "ITA" }) { nodes { ${value.join(' ')} nationalSociety { code } } } }`,
    );
    const values = await json('indicators.json?country=ITA');
    expect(values.rows).toHaveLength(1);
    expect(pick(values.rows, [...value, 'nationalSociety'])).toEqual(
      pick(at(indicators, 'indicators.nodes'), [...value, 'nationalSociety.code']),
    );
  });
});

it.each([
  ['changes.csv?to=2026-11-01', 'from is missing: changes begin on a day.'],
  ['changes.csv?from=2026-11-01&to=2025-11-01', 'to: "2025-11-01" is not a day that is not before'],
  ['critical-services.csv?groups=CHILDREN,WOMEN', 'exactly one group'],
  ['bottlenecks.csv?first=0', 'first: "0" is not a whole number from 1 to 1000.'],
])('%s is refused: %s', async (file, message) => {
  const { status, text } = await api().get(`/export/${file}`);
  expect([status, text]).toEqual([400, expect.stringContaining(JSON.stringify(message).slice(1, -1))]);
});

it.each(['critical-services', 'bottlenecks'])('%s is for readers of the Movement', async (view) => {
  const { status } = await publicApi().get(`/export/${view}.csv?${ASKED[view]}`);
  expect(status).toBe(401);
});
