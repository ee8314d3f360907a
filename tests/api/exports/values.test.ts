import { describe, expect, it } from 'vitest';
import { withApi } from '../support/with-api.ts';
import { ARGUMENTS, at, filesOf, ON_TRAIL, pick, QUESTION, type Row, WAY } from './files.ts';

const { api } = withApi();
const { json, graphql } = filesOf(api);

const CELL = 'stop { code } serviceType { code } group status reason';
const OF_CELL = ['stop.code', 'serviceType.code', 'group', 'status', 'reason'];
const IN_FILE = ['stop', 'serviceType', 'group', 'status', 'reason'];
const NUMBERS = [
  'peoplePerYear',
  'peopleBasis',
  'peoplePresent',
  'isolationKm',
  'isolationAnyKm',
  'isolationAtLeastKm',
  'unreachable',
  'personKmToCare',
  'deathsAndMissingPerYear',
  'since',
];

describe('a view says what GraphQL says:', () => {
  it('gaps, in their order, with their numbers', async () => {
    const answer = await graphql(
      `{ trail(code: "central-test") { coverage(${ARGUMENTS}) { gaps(first: 1000) { nodes { ${CELL} ${NUMBERS.join(' ')} nearest { service { code } stop { code } } } } } } }`,
    );
    const { rows } = await json(`gaps.json?${ON_TRAIL}`);
    expect(rows.length).toBeGreaterThan(2);
    expect(pick(rows, [...IN_FILE, ...NUMBERS, 'nearestService', 'nearestStop'])).toEqual(
      pick(at(answer, 'trail.coverage.gaps.nodes'), [
        ...OF_CELL,
        ...NUMBERS,
        'nearest.service.code',
        'nearest.stop.code',
      ]),
    );
  });

  it('gaps in another order', async () => {
    const answer = await graphql(
      `{ trail(code: "central-test") { coverage(${ARGUMENTS}) { gaps(first: 1000, orderBy: ISOLATION_DESC) { nodes { ${CELL} } } } } }`,
    );
    const { rows } = await json(`gaps.json?${ON_TRAIL}&orderBy=ISOLATION_DESC`);
    expect(pick(rows, IN_FILE)).toEqual(pick(at(answer, 'trail.coverage.gaps.nodes'), OF_CELL));
  });

  it('the coverage matrix and questions, for several groups', async () => {
    const answer = await graphql(
      `{ coverage(countries: ["LBY", "NER"], groups: [CHILDREN, EVERYONE], ${ARGUMENTS}) {
        matrix { stop { code } cells { serviceType { code } group status reason eligibility redundancy services { code } } }
        questions(first: 1000) { nodes { ${CELL} peoplePerYear askWhom { code } } } } }`,
    );
    const asked = `countries=LBY,NER&groups=CHILDREN,EVERYONE&${QUESTION}`;
    const { rows } = await json(`coverage.json?${asked}`);
    const cells = (at(answer, 'coverage.matrix') as Row[]).flatMap(({ stop, cells }) =>
      (cells as Row[]).map((cell) => ({ stop, ...cell })),
    );
    expect(cells.length).toBeGreaterThan(10);
    expect(pick(rows, [...IN_FILE, 'eligibility', 'redundancy', 'services'])).toEqual(
      pick(cells, [...OF_CELL, 'eligibility', 'redundancy', 'services.*.code']),
    );
    const questions = await json(`questions.json?${asked}`);
    expect(questions.rows.length).toBeGreaterThan(2);
    expect(pick(questions.rows, [...IN_FILE, 'peoplePerYear', 'askWhom'])).toEqual(
      pick(at(answer, 'coverage.questions.nodes'), [...OF_CELL, 'peoplePerYear', 'askWhom.*.code']),
    );
  });

  it.each([
    ['services', 'country=ETH&groups=EVERYONE', 'country: "ETH", groups: [EVERYONE]'],
    ['services', 'serviceTypes=RFL&serviceTypes=SGBV_RESPONSE', 'serviceTypes: ["RFL", "SGBV_RESPONSE"]'],
    ['services', 'serviceType=RFL', 'serviceTypes: ["RFL"]'],
    ['services', 'stop=Sebha', 'stop: "Sebha"'],
    ['services', 'provider=p-ngo&status=ACTIVE', 'provider: "p-ngo", status: ACTIVE'],
    ['services', 'remote=true', 'remote: true'],
    ['services', 'validOn=2026-11-01&branch=b-001', 'validOn: "2026-11-01", branch: "b-001"'],
    ['services', 'near=9.01,38.7,1.5', 'near: { lat: 9.01, lon: 38.7, km: 1.5 }'],
    ['branches', 'country=ETH&kind=BRANCH', 'country: "ETH", kind: BRANCH'],
    ['branches', 'offers=RFL&nationalSociety=ns-eth', 'offers: ["RFL"], nationalSociety: "ns-eth"'],
    ['branches', 'text=branch+1', 'text: "branch 1"'],
    ['branches', 'near=9,38.7,2', 'near: { lat: 9, lon: 38.7, km: 2 }'],
  ])('%s of %s', async (view, parameters, filter) => {
    const answer = await graphql(
      `{ ${view}(first: 1000, filter: { ${filter} }) { nodes { code name visibility country { code name } sources { code } } } }`,
    );
    const { rows } = await json(`${view}.json?${parameters}`);
    expect(rows.length).toBeGreaterThan(0);
    expect(pick(rows, ['code', 'name', 'visibility', 'country', 'countryName', 'sources.0'])).toEqual(
      pick(at(answer, `${view}.nodes`), [
        'code',
        'name',
        'visibility',
        'country.code',
        'country.name',
        'sources.0.code',
      ]),
    );
  });

  it('what a service is', async () => {
    const answer = await graphql(`
      {
        services(first: 1000) {
          nodes {
            code
            name
            serviceType {
              code
              name
            }
            provider {
              code
              name
              kind
            }
            branch {
              code
            }
            status
            asOf
            validFrom
            validUntil
            staleFrom
            adminAreas {
              code
            }
            stop {
              code
              name
            }
            leg {
              code
            }
            precision
            reachKm
            remote
            groups
            eligibility
            conditions
            capacityPerDay
            openingDays
          }
        }
      }
    `);
    const { rows } = await json('services.json');
    const alike = [
      'code',
      'name',
      'status',
      'asOf',
      'validFrom',
      'validUntil',
      'staleFrom',
      'precision',
      'reachKm',
      'remote',
      'groups',
      'eligibility',
      'conditions',
      'capacityPerDay',
      'openingDays',
    ];
    const named = {
      serviceType: 'serviceType.code',
      serviceTypeName: 'serviceType.name',
      provider: 'provider.code',
      providerName: 'provider.name',
      providerKind: 'provider.kind',
      branch: 'branch.code',
      adminAreas: 'adminAreas.*.code',
      stop: 'stop.code',
      stopName: 'stop.name',
      leg: 'leg.code',
    };
    expect(pick(rows, [...alike, ...Object.keys(named)])).toEqual(
      pick(at(answer, 'services.nodes'), [...alike, ...Object.values(named)]),
    );
  });

  it('stops and legs of trails', async () => {
    const answer = await graphql(`
      {
        trail(code: "central-test") {
          stops(asOf: "2026-11-01") {
            code
            name
            kind
            roles
            country {
              code
            }
            location {
              lat
              lon
            }
            otherCountry {
              code
            }
          }
          legs(asOf: "2026-11-01") {
            code
            mode
            km
            kmBasis
            hours
            crossesBorder
            from {
              code
            }
            to {
              code
            }
          }
        }
      }
    `);
    const { rows } = await json('trails.json?asOf=2026-11-01');
    const part = (name: string) => rows.filter((row) => row['part'] === name);
    expect(
      pick(part('STOP'), ['code', 'name', 'kind', 'roles', 'country', 'lat', 'lon', 'otherCountry']),
    ).toEqual(
      pick(at(answer, 'trail.stops'), [
        'code',
        'name',
        'kind',
        'roles',
        'country.code',
        'location.lat',
        'location.lon',
        'otherCountry.code',
      ]),
    );
    expect(
      pick(part('LEG'), ['code', 'kind', 'km', 'kmBasis', 'hours', 'crossesBorder', 'from', 'to']),
    ).toEqual(
      pick(at(answer, 'trail.legs'), [
        'code',
        'mode',
        'km',
        'kmBasis',
        'hours',
        'crossesBorder',
        'from.code',
        'to.code',
      ]),
    );
  });

  it('pairs of National Societies, in their order', async () => {
    const counts = ['linked', 'unlinked', 'oneSided', 'absent', 'unknown'];
    const plain = ['peoplePerYear', 'missingPeoplePerYear', 'missing'];
    const answer = await graphql(
      `{ partnerships(network: "net-test", first: 1000, ${ARGUMENTS}) { nodes { a { code name country { code } } b { code } sharedTrails { code }
        handovers { ${counts.join(' ')} } ${plain.join(' ')} unknown agreements { code } referrals { code } sources { code } } } }`,
    );
    const { rows } = await json(`partnerships.json?network=net-test&${QUESTION}`);
    expect(rows.length).toBeGreaterThan(2);
    const listed = ['unknownLinks', 'agreements', 'referrals', 'sources'];
    expect(
      pick(rows, ['a', 'aName', 'aCountry', 'b', 'sharedTrails', ...counts, ...plain, ...listed]),
    ).toEqual(
      pick(at(answer, 'partnerships.nodes'), [
        'a.code',
        'a.name',
        'a.country.code',
        'b.code',
        'sharedTrails.*.code',
        ...counts.map((count) => `handovers.${count}`),
        ...plain,
        'unknown',
        'agreements.*.code',
        'referrals.*.code',
        'sources.*.code',
      ]),
    );
  });

  it('of each pair whether it rests on made-up facts, not of all when one does', async () => {
    // The clinic of Tripoli is made up: care goes from there to Lampedusa, and not over Toummo.
    const { rows } = await json(`partnerships.json?${QUESTION}`);
    const marks = Object.fromEntries(
      rows.map(({ a, b, illustrative }) => [`${String(a)} ${String(b)}`, illustrative]),
    );
    expect(marks).toMatchObject({ 'ns-ita ns-lby': true, 'ns-lby ns-ner': false });
  });

  it('handovers and stretches of journeys', async () => {
    const answer = await graphql(
      `{ continuity(from: "Agadez", to: "Lampedusa", ${ARGUMENTS}) { journeys { care { serviceType { code } group
        handovers { fromCountry { code } toCountry { code } crossing { code } lastStop { code } firstStop { code } near status lacking }
        stretches { status fromKm toKm from { code } to { code } } } } } }`,
    );
    const care = (at(answer, 'continuity.journeys') as Row[]).flatMap((journey) => journey['care'] as Row[]);
    const parts = (name: string) =>
      care.flatMap((one) => ((one[name] ?? []) as Row[]).map((part) => ({ ...one, ...part })));
    const handovers = await json(`handovers.json?${WAY}`);
    expect(handovers.rows.length).toBeGreaterThan(2);
    const sides = ['serviceType', 'fromCountry', 'toCountry', 'crossing', 'lastStop', 'firstStop'];
    const words = ['group', 'near', 'status', 'lacking'];
    expect(pick(handovers.rows, [...sides, ...words])).toEqual(
      pick(parts('handovers'), [...sides.map((side) => `${side}.code`), ...words]),
    );
    const stretches = await json(`continuity.json?${WAY}`);
    expect(stretches.rows.length).toBeGreaterThan(2);
    expect(pick(stretches.rows, ['serviceType', 'group', 'status', 'fromKm', 'toKm', 'from', 'to'])).toEqual(
      pick(parts('stretches'), [
        'serviceType.code',
        'group',
        'status',
        'fromKm',
        'toKm',
        'from.code',
        'to.code',
      ]),
    );
  });

  it('sources', async () => {
    const fields = ['code', 'publisher', 'dataset', 'licence', 'url', 'illustrative'];
    const answer = await graphql(`{ sources { nodes { ${fields.join(' ')} } } }`);
    const { rows } = await json('sources.json');
    expect(pick(rows, fields)).toEqual(pick(at(answer, 'sources.nodes'), fields));
  });
});

it.each(['gaps', 'coverage', 'questions'])('rows of %s rest on sources of the whole answer', async (view) => {
  const answer = await graphql(
    `{ trail(code: "central-test") { coverage(${ARGUMENTS}) { sources { code } } } }`,
  );
  const { rows, sources } = await json(`${view}.json?${ON_TRAIL}`);
  const named = rows.flatMap((row) => row['sources'] as string[]);
  const whole = at(answer, 'trail.coverage.sources.*.code') as string[];
  expect(whole).toEqual(expect.arrayContaining(named));
  expect(sources.map(({ code }) => code)).toEqual(expect.arrayContaining([...new Set(named)]));
});
