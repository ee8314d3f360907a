import { describe, expect, it } from 'vitest';
import { withApi } from './support/with-api.ts';

const { api } = withApi();
const open = withApi({ onLoopback: false });

const MEASURES =
  'kmInCare kmWithoutCare kmUnknown personKmWithoutCare absent unknown served handoversLinked handoversUnknown';

async function ask(change: string, more = '') {
  const { body } = await api().ask(
    `{ whatIf(changes: [${change}], asOf: "2026-11-01", trails: ["central-test"], serviceTypes: ["PRIMARY_HEALTH"] ${more}) {
      before { ${MEASURES} } after { ${MEASURES} } difference { ${MEASURES} }
      opened { stop { code } status } closed { stop { code } } turnedUnknown { stop { code } } sources { code } } }`,
  );
  expect(body.errors).toBeUndefined();
  return body.data!['whatIf'] as Record<string, never>;
}

describe('what would be if', () => {
  it('both clinics of Agadez closed: a gap opens there, and 25 km more are without care', async () => {
    const answer = await ask(
      '{ closeService: { code: "health-agadez" } }, { closeService: { code: "health-agadez-2" } }',
    );
    expect(answer).toMatchObject({
      difference: { kmInCare: -25, kmWithoutCare: 25, personKmWithoutCare: 250_000, absent: 1, served: -1 },
      opened: [{ stop: { code: 'agadez' }, status: 'ABSENT' }],
      closed: [],
    });
  });

  it('one of them closed: the other serves, and nothing changes', async () => {
    const answer = await ask('{ closeService: { code: "health-agadez" } }');
    expect(answer['after']).toEqual(answer['before']);
  });

  it('a clinic opened at Dirkou: a gap closes, and care reaches 25 km both ways', async () => {
    const answer = await ask('{ openService: { serviceType: "PRIMARY_HEALTH", stop: "Dirkou" } }');
    expect(answer).toMatchObject({
      difference: { kmInCare: 50, kmWithoutCare: -50, personKmWithoutCare: -450_000, absent: -1 },
      closed: [{ stop: { code: 'dirkou' } }],
    });
  });

  it('a branch opened at Dirkou is what its services are, opened one by one', async () => {
    const offers = [
      'serviceType: "PRIMARY_HEALTH"',
      'serviceType: "RFL", groups: [CHILDREN], conditions: ["registered only"]',
    ];
    const branch = await ask(
      `{ openBranch: { stop: "dirkou", provider: "p-lby", services: [${offers.map((offer) => `{ ${offer} }`).join(' ')}] } }`,
    );
    const apart = offers.map((offer) => `{ openService: { stop: "dirkou", provider: "p-lby", ${offer} } }`);
    expect(branch).toEqual(await ask(apart.join(', ')));
    expect(branch).toMatchObject({
      difference: { kmInCare: 50, personKmWithoutCare: -450_000, absent: -1 },
      closed: [{ stop: { code: 'dirkou' } }],
    });
  });

  it('a branch opened by its point reaches as far as each of its services', async () => {
    const at = (services: string) =>
      `{ openBranch: { location: { lat: 22.66, lon: 14.07 }, country: "NER", services: [${services}] } }`;
    expect(await ask(at('{ serviceType: "PRIMARY_HEALTH", reachKm: 1000 }'))).toMatchObject({
      difference: { served: 2 },
    });
    expect(await ask(at('{ serviceType: "RFL", reachKm: 1000 }'))).toMatchObject({
      difference: { served: 0 },
    });
  });

  it('a clinic on conditions opened there serves nobody for certain: it is another gap', async () => {
    const conditions = 'conditions: ["registered only"]';
    const answer = await ask(
      `{ openService: { serviceType: "PRIMARY_HEALTH", stop: "dirkou", ${conditions} } }`,
    );
    expect(answer).toMatchObject({ difference: { kmInCare: 0, absent: -1 }, opened: [], closed: [] });
  });

  it('a clinic opened by its point reaches as far as stated, and not over a border', async () => {
    const at = (country: string) =>
      `{ openService: { serviceType: "PRIMARY_HEALTH", location: { lat: 22.66, lon: 14.07 }, reachKm: 1000, country: "${country}" } }`;
    expect(await ask(at('NER'))).toMatchObject({ difference: { served: 2 } });
    expect(await ask(at('ITA'))).toMatchObject({ difference: { served: 0 } });
  });

  it('a crossing opened is what its legs are, opened one by one', async () => {
    const legs = [
      `from: "dirkou", mode: FOOT, km: 30, peoplePerYear: 400`,
      `to: "tripoli", mode: ROAD, km: 55`,
    ];
    const crossing = await ask(
      `{ openCrossing: { stop: "toummo", legs: [${legs.map((leg) => `{ ${leg} }`).join(' ')}] } }`,
    );
    const apart = [
      `{ openLeg: { ${legs[0]}, to: "toummo" } }`,
      `{ openLeg: { ${legs[1]}, from: "toummo" } }`,
    ];
    expect(crossing).toEqual(await ask(apart.join(', ')));
    const length = (of: Record<string, number>) => of['kmInCare']! + of['kmWithoutCare']! + of['kmUnknown']!;
    expect(length(crossing['difference']!)).toBe(85);
  });

  it('Tripoli closed: the handover over the sea goes with it', async () => {
    const answer = await ask('{ closeStop: { stop: "tripoli" } }');
    expect(answer).toMatchObject({ difference: { handoversLinked: -1, served: -1 }, opened: [], closed: [] });
  });

  it('the crossing of Toummo closed: its 700 km are in no measure, its place stays', async () => {
    const { before, after, difference } = await ask('{ closeCrossing: { stop: "toummo" } }');
    const length = (of: Record<string, number>) => of['kmInCare']! + of['kmWithoutCare']! + of['kmUnknown']!;
    expect(length(before!) - length(after!)).toBe(700);
    expect(difference).toMatchObject({ served: 0, absent: 0, unknown: 0 });
  });

  it('a complete list of Libya: what was unknown is without care', async () => {
    const kinds =
      '[NATIONAL_SOCIETY, ICRC, IFRC, UN, INTERNATIONAL_NGO, NATIONAL_NGO, GOVERNMENT, COMMUNITY]';
    const answer = await ask(
      `{ addStatement: { country: "LBY", serviceTypes: ["PRIMARY_HEALTH"], providerKinds: ${kinds} } }`,
    );
    expect(answer).toMatchObject({ difference: { kmInCare: 0, kmWithoutCare: 1145, kmUnknown: -1145 } });
  });

  it('a leg of which nobody counts the people: person-km are null before, and so is the difference', async () => {
    const { body } = await api().ask(
      `{ whatIf(changes: [{ changeFlow: { from: "agadez", to: "dirkou", peoplePerYear: null } },
          { changeFlow: { from: "dirkou", to: "toummo" } }], asOf: "2026-11-01") {
        before { personKmUnknown } after { personKmUnknown kmWithoutFlow } difference { personKmUnknown } } }`,
    );
    const answer = body.data!['whatIf'];
    expect(answer).toMatchObject({ after: { personKmUnknown: null }, difference: { personKmUnknown: null } });
  });

  it('nothing is stored: the coverage is what it was', async () => {
    const coverage = `{ trail(code: "central-test") { coverage(asOf: "2026-11-01") { revision summary { served kmInCare } } } }`;
    const before = await api().ask(coverage);
    await ask('{ closeService: { code: "health-tripoli" } }');
    expect((await api().ask(coverage)).text).toBe(before.text);
  });

  it('two asked in one request do not touch each other', async () => {
    const one = (code: string) =>
      `whatIf(changes: [{ closeService: { code: "${code}" } }], asOf: "2026-11-01") { after { served kmInCare } sources { code } }`;
    const { body } = await api().ask(`{ a: ${one('health-tripoli')} b: ${one('health-lampedusa')} }`);
    const alone = await api().ask(`{ b: ${one('health-lampedusa')} }`);
    expect(body.data!['b']).toEqual(alone.body.data!['b']);
  });
});

describe('where they go, and what the measures do not tell', () => {
  const asOf = 'asOf: "2026-11-01", trails: ["central-test"], serviceTypes: ["PRIMARY_HEALTH"]';
  async function whatIf(change: string, fields: string, more = asOf) {
    const { body } = await api().ask(`{ whatIf(changes: [${change}], ${more}) { ${fields} } }`);
    expect(body.errors).toBeUndefined();
    return body.data!['whatIf'] as Record<string, never>;
  }

  it('a leg that closes is no good news: what it takes along is told', async () => {
    const answer = await whatIf(
      '{ closeLeg: { from: "agadez", to: "dirkou" } }',
      'difference { kmInCare kmWithoutCare kmUnknown } gone { legs km personKm kmWithoutFlow } added { legs km personKm }',
    );
    const { kmInCare, kmWithoutCare, kmUnknown } = answer['difference']!;
    const { km } = answer['gone']!;
    expect(kmInCare + kmWithoutCare + kmUnknown).toBe(-km);
    expect(answer).toMatchObject({ gone: { legs: 1 }, added: { legs: 0, km: 0, personKm: 0 } });
    expect(km).toBeGreaterThan(0);
  });

  it('a gap that opens says how far care is from there, before and after', async () => {
    const answer = await whatIf(
      '{ closeService: { code: "health-agadez" } }, { closeService: { code: "health-agadez-2" } }',
      'opened { stop { code } isolation { before { isolationKm nearest { stop { code } km } } after { isolationKm unreachable nearest { stop { code } } } difference { isolationKm } } }',
    );
    const [opened] = answer['opened']! as { isolation: Record<string, { isolationKm: number | null }> }[];
    expect(opened).toMatchObject({
      stop: { code: 'agadez' },
      isolation: { before: { isolationKm: 0, nearest: { stop: { code: 'agadez' }, km: 0 } } },
    });
    const { after, difference } = opened!.isolation;
    expect(after!.isolationKm).toBeGreaterThan(0);
    expect(difference!.isolationKm).toBe(after!.isolationKm);
  });

  it('gaps from which care gets out of reach are told, though they were gaps before', async () => {
    const answer = await whatIf(
      '{ closeStop: { stop: "toummo" } }',
      'opened { stop { code } } gapsMoved { stop { code } isolation { before { isolationKm } after { isolationKm unreachable } difference { isolationKm } } }',
    );
    expect(answer['gapsMoved']).toContainEqual({
      stop: { code: 'dirkou' },
      isolation: {
        before: { isolationKm: expect.any(Number) as number },
        after: { isolationKm: null, unreachable: true },
        difference: { isolationKm: null },
      },
    });
  });

  it('the way is cut where a leg closes, and says why; a leg that opens is on the way, with no word on who published it', async () => {
    const ways = `journeys(from: "agadez", to: "toummo") { before { journeys { km } noJourney { code } } after { journeys { km legs { code km kmBasis from { code } sources { code } } } noJourney { code } } difference { km hours } }`;
    const close = '{ closeLeg: { from: "agadez", to: "dirkou" } }';
    expect(await whatIf(close, ways)).toMatchObject({
      journeys: {
        before: { noJourney: null },
        after: { journeys: [], noJourney: { code: expect.any(String) as string } },
        difference: { km: null, hours: null },
      },
    });
    const open = '{ openLeg: { from: "agadez", to: "toummo", mode: ROAD, km: 20, peoplePerYear: 500 } }';
    const answer = await whatIf(`${close}, ${open}`, ways);
    expect(answer).toMatchObject({
      journeys: {
        after: {
          journeys: [{ km: 20, legs: [{ km: 20, kmBasis: null, from: { code: 'agadez' }, sources: [] }] }],
        },
      },
    });
    const { km: before } = (answer['journeys']! as { before: { journeys: { km: number }[] } }).before
      .journeys[0]!;
    expect((answer['journeys']! as { difference: { km: number } }).difference.km).toBe(20 - before);
  });

  it('care along the way, with a leg of whose people nobody published anything: no figure stands for them', async () => {
    const answer = await whatIf(
      '{ openLeg: { from: "agadez", to: "tripoli", mode: ROAD, km: 900, peoplePerYear: 500 } }',
      'continuity(from: "agadez", to: "tripoli", first: 1) { before { journeys { km } } after { journeys { km care { servedStops longestBreak { peoplePerYear figures { value } legs { code } } } } } difference { km } }',
    );
    expect(answer).toMatchObject({
      continuity: {
        after: {
          journeys: [{ km: 900, care: [{ longestBreak: { peoplePerYear: 500, figures: [], legs: [{}] } }] }],
        },
      },
    });
  });

  it('what would break, before and after', async () => {
    const answer = await whatIf(
      '{ openLeg: { from: "agadez", to: "toummo", mode: ROAD, km: 20 } }',
      'bottlenecks(from: "agadez", to: "toummo") { before { between { waysApartByLegs mustPassLegs { code } } } after { legs { leg { code } } between { waysApartByLegs mustPassLegs { code } } } difference { waysApartByLegs } }',
    );
    expect(answer).toMatchObject({
      bottlenecks: {
        before: { between: { waysApartByLegs: 1 } },
        after: { between: { waysApartByLegs: 2, mustPassLegs: [] } },
        difference: { waysApartByLegs: 1 },
      },
    });
  });

  it.each([
    ['{ openService: { serviceType: "RFL", stop: "dirkou" } }', 'TYPE_NOT_ASKED', 'serviceTypes'],
    [
      '{ addAgreement: { parties: ["ns-ita", "ns-lby"], topics: ["RFL"] } }',
      'TYPE_NOT_ASKED',
      'serviceTypes',
    ],
    [
      '{ openLeg: { from: "agadez", to: "tripoli", mode: ROAD, km: 900, trails: [] } }',
      'OUT_OF_SCOPE',
      'none of the trails',
    ],
  ])('%s: 0 is no finding, and %s says why', async (change, reason, words) => {
    const answer = await whatIf(change, 'notMeasured { reason message serviceType { code } leg { code } }');
    expect(answer['notMeasured']).toMatchObject([
      { reason, message: expect.stringContaining(words) as string },
    ]);
  });

  it('a type without a care range is in no km, and says so; what is measured says nothing', async () => {
    const advocacy = '{ openService: { serviceType: "ADVOCACY_ACCESS", stop: "dirkou" } }';
    const more = 'asOf: "2026-11-01", serviceTypes: ["ADVOCACY_ACCESS"]';
    const answer = await whatIf(advocacy, 'notMeasured { reason serviceType { code } }', more);
    expect(answer['notMeasured']).toContainEqual({
      reason: 'NO_CARE_RANGE',
      serviceType: { code: 'ADVOCACY_ACCESS' },
    });
    const health = '{ openService: { serviceType: "PRIMARY_HEALTH", stop: "dirkou" } }';
    expect(await whatIf(health, 'notMeasured { reason }')).toEqual({ notMeasured: [] });
  });
});

describe('what cannot be supposed is refused, with the input, the value and what would be accepted', () => {
  it.each([
    [
      '{ closeService: { code: "health-agadex" } }',
      'BAD_INPUT',
      'changes[0].closeService.code: there is no service with code "health-agadex"',
    ],
    ['{ closeService: { code: "sgbv-agadez" } }', 'BAD_INPUT', 'there is no service with code "sgbv-agadez"'],
    ['{ closeBranch: { code: "b-999" } }', 'BAD_INPUT', 'changes[0].closeBranch.code'],
    [
      '{ closeStop: { stop: "nowhere" } }',
      'NOT_FOUND',
      'changes[0].closeStop.stop: there is no stop with code or name "nowhere"',
    ],
    ['{ closeCrossing: { stop: "sabha" } }', 'BAD_INPUT', 'closeStop closes other stops'],
    ['{ openCrossing: { stop: "sabha", legs: [] } }', 'BAD_INPUT', 'openLeg joins other stops'],
    ['{ openCrossing: { stop: "toummo", legs: [] } }', 'BAD_INPUT', 'at least one leg'],
    [
      '{ openCrossing: { stop: "toummo", legs: [{ mode: ROAD, km: 3 }] } }',
      'BAD_INPUT',
      'changes[0].openCrossing.legs[0]',
    ],
    ['{ closeLeg: { from: "agadez", to: "sabha" } }', 'NOT_FOUND', 'Legs from there lead to dirkou'],
    ['{ closeLeg: { from: "agadez" } }', 'BAD_INPUT', 'by its code, or by from and to'],
    ['{ openService: { serviceType: "RLF", stop: "sabha" } }', 'BAD_INPUT', 'Nearest: RFL'],
    ['{ openService: { serviceType: "RFL" } }', 'BAD_INPUT', 'exactly one of stop, leg and location'],
    [
      '{ openBranch: { services: [{ serviceType: "RFL" }] } }',
      'BAD_INPUT',
      'exactly one of stop and location',
    ],
    ['{ openBranch: { stop: "sabha", services: [] } }', 'BAD_INPUT', 'at least one service'],
    [
      '{ openBranch: { stop: "sabha", services: [{ serviceType: "RFL" }, { serviceType: "RFL", reachKm: 3 }] } }',
      'BAD_INPUT',
      'changes[0].openBranch.services[1].reachKm',
    ],
    [
      `{ openBranch: { stop: "sabha", services: [${'{ serviceType: "RFL" } '.repeat(101)}] } }`,
      'LIMIT_EXCEEDED',
      'the limit is 100',
    ],
    [
      '{ openService: { serviceType: "RFL", location: { lat: 1, lon: 1 } } }',
      'BAD_INPUT',
      'changes[0].openService.country',
    ],
    [
      '{ openService: { serviceType: "RFL", stop: "sabha", country: "NER" } }',
      'BAD_INPUT',
      'a country of the stop: LBY',
    ],
    [
      '{ openLeg: { from: "agadez", to: "sabha", mode: ROAD, km: 0 } }',
      'BAD_INPUT',
      'changes[0].openLeg.km: 0',
    ],
    [
      '{ openLeg: { from: "agadez", to: "Agadez", mode: ROAD, km: 1 } }',
      'BAD_INPUT',
      'another stop than from',
    ],
    ['{ changeFlow: { code: "agadez--dirkou", peoplePerYear: -1 } }', 'BAD_INPUT', 'peoplePerYear: -1'],
    ['{ addAgreement: { parties: ["ns-ita"], topics: ["RFL"] } }', 'BAD_INPUT', 'at least two'],
    [
      '{ addReferral: { serviceType: "RFL", fromService: "rfl-agadez" } }',
      'BAD_INPUT',
      'exactly one of toService and toBranch',
    ],
    [
      '{ addStatement: { country: "NER", adminArea: "LY-MQ", serviceTypes: ["RFL"], providerKinds: [UN] } }',
      'BAD_INPUT',
      'an area of NER',
    ],
    [Array(101).fill('{ closeStop: { stop: "sabha" } }').join(' '), 'LIMIT_EXCEEDED', 'the limit is 100'],
    ['{ closeService: { code: "a" }, closeStop: { stop: "sabha" } }', 'BAD_INPUT', 'ChangeInput'],
  ])('%s', async (change, code, words) => {
    const { body } = await api().ask(`{ whatIf(changes: [${change}]) { asOf } }`);
    expect(body.errors).toHaveLength(1);
    expect(body.errors![0]!.extensions['code']).toBe(code);
    expect(body.errors![0]!.message).toContain(words);
  });

  it('trails: [] is no scope', async () => {
    const { body } = await api().ask('{ whatIf(changes: [], trails: []) { asOf } }');
    expect(body.errors![0]!).toMatchObject({ extensions: { code: 'BAD_INPUT', argument: 'trails' } });
  });

  it('anybody on the internet is refused, whatever is asked', async () => {
    const answers = await Promise.all(
      ['health-agadez', 'nothing-such'].map((code) =>
        open.api().ask(`{ whatIf(changes: [{ closeService: { code: "${code}" } }]) { asOf } }`),
      ),
    );
    expect(answers[0]!.body.errors![0]!.extensions['code']).toBe('UNAUTHENTICATED');
    expect(answers[0]!.text).toBe(answers[1]!.text);
  });
});

describe('critical services', () => {
  const FIELDS =
    'rank service { code } provider { code } kmNotInCare personKmNotInCare kmWithoutFlow gapsOpened handoversLost';
  const list = (more: string) =>
    `{ criticalServices(trails: ["central-test"], serviceTypes: ["PRIMARY_HEALTH"], asOf: "2026-11-01" ${more}) {
      totalCount pageInfo { endCursor } nodes { ${FIELDS} } } }`;

  it('are those where no other serves: Tripoli, and neither of the two at Agadez', async () => {
    const { body } = await api().ask(list(''));
    expect(body.data!['criticalServices']).toMatchObject({
      totalCount: 1,
      nodes: [
        {
          rank: 1,
          service: { code: 'health-tripoli' },
          kmNotInCare: 25,
          personKmNotInCare: null,
          kmWithoutFlow: 25,
          handoversLost: 1,
        },
      ],
    });
  });

  it('of a way count its legs alone: from Agadez to Sabha none, to Lampedusa that of Tripoli', async () => {
    const on = async (ends: string) => {
      const { body } = await api().ask(list(`, ${ends}`));
      expect(body.errors).toBeUndefined();
      return body.data!['criticalServices'];
    };
    expect(await on('from: "Agadez", to: "Sabha"')).toMatchObject({ totalCount: 0 });
    expect(await on('from: "Agadez", to: "Lampedusa"')).toMatchObject({
      totalCount: 1,
      nodes: [{ service: { code: 'health-tripoli' }, kmNotInCare: 25 }],
    });
  });

  it.each([
    ['from: "Agadez"', 'BAD_INPUT', 'to: null is not'],
    ['from: "Lampedusa", to: "Agadez"', 'NOT_FOUND', 'No leg leaves Lampedusa.'],
  ])('%s is refused: %s', async (ends, code, message) => {
    const { body } = await api().ask(list(`, ${ends}`));
    expect(body.errors).toMatchObject([{ message: expect.stringContaining(message), extensions: { code } }]);
  });

  it('come by organisation too, page by page', async () => {
    const { body } = await api().ask(list(', by: PROVIDER, first: 1'));
    expect(body.data!['criticalServices']).toMatchObject({
      totalCount: 1,
      nodes: [{ service: null, provider: { code: 'p-lby' } }],
    });
  });

  it.each([
    [', groups: [EVERYONE, WOMEN]', 'groups'],
    [', groups: []', 'groups'],
  ])('%s is refused', async (more, argument) => {
    const { body } = await api().ask(list(more));
    expect(body.errors![0]!).toMatchObject({ extensions: { code: 'BAD_INPUT', argument } });
  });

  it('of a type that has no km are refused: nothing is measured', async () => {
    const { body } = await api().ask(
      '{ criticalServices(serviceTypes: ["ADVOCACY_ACCESS"]) { totalCount } }',
    );
    expect(body.errors![0]!).toMatchObject({ extensions: { code: 'BAD_INPUT', argument: 'serviceTypes' } });
  });

  it('are not told to anybody on the internet', async () => {
    const { body } = await open.api().ask(list(''));
    expect(body.errors![0]!.extensions['code']).toBe('UNAUTHENTICATED');
    expect(body.data!['criticalServices']).toBeNull();
  });
});
