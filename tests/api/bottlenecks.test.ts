import { describe, expect, it } from 'vitest';
import type { Answer } from './support/api-on.ts';
import { openEmptySqliteStore } from './support/stores.ts';
import { withApi } from './support/with-api.ts';
import { withKeys } from './support/with-keys.ts';
import { fact, world } from './support/world.ts';

/** The trail's world, with a second way from Sabha to Tripoli. Its origins are in Niger; Sabha and Italy are destinations. */
function forked(flow: number | null) {
  const whole = world();
  const leg = (from: string, to: string, km: number) =>
    fact('Leg', `${from}--${to}`, { from, to, km, mode: 'ROAD' });
  return {
    ...whole,
    Stop: [
      ...whole.Stop!,
      fact('Stop', 'ghat', { name: 'Ghat', kind: 'CITY', country: 'LBY', lat: 26, lon: 11 }),
    ],
    Leg: [...whole.Leg!, leg('sabha', 'ghat', 400), leg('ghat', 'tripoli', 370)],
    Flow:
      flow === null
        ? []
        : [
            fact('Flow', 'trail-flow', {
              trail: 'central-test',
              peoplePerYear: flow,
              definition: 'DETECTIONS',
              periodFrom: '2025-01-01',
              periodTo: '2025-12-31',
            }),
          ],
  } as ReturnType<typeof world>;
}

interface Found {
  stops: { stop: { code: string }; share: number; peoplePerYear: number | null }[];
  legs: { leg: { code: string }; share: number }[];
  between: unknown;
}

const QUERY = `{ bottlenecks(trails: ["central-test"], from: "agadez", to: "lampedusa", asOf: "2026-11-01") {
  pairs pairsWithoutWay withoutEnds { code }
  stops { stop { code } share peoplePerYear trails { code } figures { value definition } }
  legs { leg { code } share peoplePerYear }
  between { waysApartByLegs waysApartByStops cutLegs { code } cutStops { code } cutDirectLegs { code } mustPassStops { code } mustPassLegs { code } }
  sources { code } } }`;

describe.each([
  ['with a published flow', 1_200],
  ['without one', null],
])('bottlenecks, %s', (_, flow) => {
  const { api } = withApi({ facts: forked(flow), onLoopback: true });
  const people = (share: number) => (flow === null ? null : flow * share);

  it('sampled, say how far they may be off, and are the same each time; with as many samples as origins they are exact', async () => {
    const sample = (samples: string) =>
      api().ask(`{ bottlenecks(trails: ["central-test"], asOf: "2026-11-01" ${samples}) {
        pairs sampled { within probability trails { code } } stops { stop { code } share } } }`);
    const [one, again, exact, byDefault] = await Promise.all([
      sample(', samples: 2'),
      sample(', samples: 2'),
      sample(', samples: 3'),
      sample(''),
    ]);
    expect(one.body.data!['bottlenecks']).toMatchObject({
      pairs: 2,
      // Two draws bound nothing.
      sampled: { within: 1, probability: 0.95, trails: [{ code: 'central-test' }] },
    });
    expect(again.body).toEqual(one.body);
    expect(exact.body.data!['bottlenecks']).toMatchObject({ pairs: 6, sampled: null });
    expect(exact.body).toEqual(byDefault.body);
    const { body } = await sample(', samples: 0');
    expect(body.errors![0]!).toMatchObject({ extensions: { code: 'BAD_INPUT', argument: 'samples' } });
  });

  it('are what the shortest ways of a trail pass, and what every way passes', async () => {
    const { body } = await api().ask(QUERY);
    expect(body.errors).toBeUndefined();
    const { stops, legs, between, ...rest } = body.data!['bottlenecks'] as Found;
    // Agadez, Dirkou and Toummo, which is in both countries, each to Sabha and to Lampedusa.
    expect(rest).toMatchObject({ pairs: 6, pairsWithoutWay: 0, withoutEnds: [] });
    expect(stops.map(({ stop, share, peoplePerYear }) => [stop.code, share, peoplePerYear])).toEqual([
      ['toummo', 0.666666667, people(4 / 6)],
      ['off-libya', 0.5, people(3 / 6)],
      ['sabha', 0.5, people(3 / 6)],
      ['tripoli', 0.5, people(3 / 6)],
      ['dirkou', 0.333333333, people(2 / 6)],
      // 400 + 370 km over Ghat are as long as the 770 km straight.
      ['ghat', 0.25, people(1.5 / 6)],
    ]);
    expect(legs.find(({ leg }) => leg.code === 'sabha--tripoli')).toMatchObject({ share: 0.25 });
    expect(between).toEqual({
      waysApartByLegs: 1,
      waysApartByStops: 1,
      cutLegs: [{ code: 'agadez--dirkou' }],
      cutStops: [{ code: 'dirkou' }],
      cutDirectLegs: [],
      mustPassStops: ['dirkou', 'toummo', 'sabha', 'tripoli', 'off-libya'].map((code) => ({ code })),
      mustPassLegs: [
        'agadez--dirkou',
        'dirkou--toummo',
        'toummo--sabha',
        'tripoli--off-libya',
        'off-libya--lampedusa',
      ].map((code) => ({ code })),
    });
  });

  it('between two stops of a fork are two ways, and none the other way round', async () => {
    const ask = async (from: string, to: string) => {
      const { body } = await api().ask(
        `{ bottlenecks(from: "${from}", to: "${to}") { between { waysApartByLegs waysApartByStops cutDirectLegs { code } cutStops { code } mustPassStops { code } } } }`,
      );
      expect(body.errors).toBeUndefined();
      return (body.data!['bottlenecks'] as Found).between;
    };
    expect(await ask('sabha', 'tripoli')).toEqual({
      waysApartByLegs: 2,
      waysApartByStops: 2,
      cutDirectLegs: [{ code: 'sabha--tripoli' }],
      cutStops: [{ code: 'ghat' }],
      mustPassStops: [],
    });
    expect(await ask('tripoli', 'sabha')).toEqual({
      waysApartByLegs: 0,
      waysApartByStops: 0,
      cutDirectLegs: [],
      cutStops: [],
      mustPassStops: null,
    });
  });

  it.each([
    ['from: "agadez"', 'to'],
    ['from: "agadez", to: "Agadez"', 'another stop'],
    ['trails: []', 'at least one'],
    ['trails: ["no-such"]', 'no-such'],
    ['first: 0', 'from 1 to 1000'],
  ])('%s is refused with what would be accepted', async (args, said) => {
    const { body } = await api().ask(`{ bottlenecks(${args}) { pairs } }`);
    expect(JSON.stringify(body.errors)).toContain(said);
    expect(body.data).toEqual({ bottlenecks: null });
  });
});

describe('a trail of which nobody says where it begins', () => {
  const { api } = withApi({ facts: { ...world(), TrailCountry: [] }, onLoopback: true });
  it('is named, and nothing is measured', async () => {
    const { body } = await api().ask(
      '{ bottlenecks(trails: ["central-test"]) { pairs withoutEnds { code } stops { share } between { waysApartByLegs } } }',
    );
    expect(body.data!['bottlenecks']).toEqual({
      pairs: 0,
      withoutEnds: [{ code: 'central-test' }],
      stops: [],
      between: null,
    });
  });
});

describe('who is told of bottlenecks', () => {
  const { askAs } = withKeys(openEmptySqliteStore);
  const { api: onAnotherAddress } = withApi({ onLoopback: false });
  const document = '{ bottlenecks { pairs } }';
  const codesOf = ({ errors }: Answer['body']) => errors?.map(({ extensions }) => extensions?.code);

  it('readers of the Movement and stewards', async () => {
    for (const role of ['movement', 'steward:ns-lby', 'administrator']) {
      expect(codesOf((await askAs([role], document)).body)).toBeUndefined();
    }
  });
  it('nobody else', async () => {
    expect(codesOf((await askAs([], document)).body)).toEqual(['FORBIDDEN']);
    expect(codesOf((await onAnotherAddress().ask(document)).body)).toEqual(['UNAUTHENTICATED']);
  });
});
