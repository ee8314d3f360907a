import { expect, test } from 'vitest';
import { NO_CHANGES } from '../../graph/analysis/changed-view.ts';
import { viewAt } from '../../graph/analysis/view.ts';
import { criticalServices } from '../../graph/analysis/critical-services.ts';
import { type Measures, whatIf } from '../../graph/analysis/what-if.ts';
import { PROVIDER_KINDS } from '../../graph/model/closed-lists.ts';
import { dayNumber } from '../../graph/model/day.ts';
import type { Network } from '../../graph/network/network.ts';
import { makeWorld } from '../oracle/world.ts';
import { CLINICS, clinicAt } from '../support/clinics.ts';
import { networkOf } from '../support/network-of.ts';

const DAY = '2026-11-01';

/** The example of decision 0002, rule 36: A – B – C in one country, a clinic at A and one at C, all clinics stated, R 25. */
function line(km: number, flow: number | null) {
  const legs = [
    ['A', 'B'],
    ['B', 'C'],
  ] as const;
  return makeWorld({
    ...CLINICS,
    Country: [{ code: 'AAA', name: 'A' }],
    Stop: ['A', 'B', 'C'].map((code) => ({ code, name: code, kind: 'CITY', country: 'AAA', lat: 1, lon: 1 })),
    Leg: legs.map(([from, to]) => ({ code: from + to, from, to, mode: 'ROAD', km, kmBasis: 'PUBLISHED' })),
    Service: [clinicAt('A', 'AAA'), clinicAt('C', 'AAA')],
    Flow: legs.flatMap(([from, to]) =>
      flow === null
        ? []
        : [
            {
              code: `F-${from}`,
              leg: from + to,
              peoplePerYear: flow,
              periodFrom: '2025-01-01',
              periodTo: '2025-12-31',
              definition: 'ESTIMATE' as const,
            },
          ],
    ),
    Statement: [
      {
        code: 'S',
        country: 'AAA',
        serviceTypes: ['PRIMARY_HEALTH'],
        providerKinds: [...PROVIDER_KINDS],
        links: false,
        asOf: '2026-07-01',
        freshUntil: '2027-07-01',
      },
    ],
  });
}

const ask = { trails: null, types: [0], groups: [0] };
const onDay = (network: Network) => whatIf(viewAt(network, dayNumber(DAY)), ask);
const closing = (network: Network, code: string) => ({
  ...NO_CHANGES,
  closedServices: new Set([network.services.indexOf(code)]),
});
const without = ({ km }: Measures) => [km!.kmWithoutCare, km!.personKmWithoutCare];

test('the worked example: the last clinic of a line closes', async () => {
  const network = await networkOf(line(40, 1000));
  const question = onDay(network);
  expect(without(question.before)).toEqual([30, 30_000]);
  const { after, opened, closed } = question.after(closing(network, 'clinic-C'));
  expect(without(after)).toEqual([55, 55_000]);
  expect(after.cells.ABSENT - question.before.cells.ABSENT).toBe(1);
  expect(opened.map(({ stop }) => network.stops.codes.at(stop))).toEqual(['C']);
  expect(closed).toEqual([]);
});

test('a flow that is no whole number is summed anew, and gives the same', async () => {
  const network = await networkOf(line(40, 1000.5));
  const { after } = onDay(network).after(closing(network, 'clinic-C'));
  expect(without(after)).toEqual([55, 55_027.5]);
});

test('care that comes from beyond the range of what changes stays', async () => {
  const network = await networkOf(line(20, 1000));
  const { after } = onDay(network).after(closing(network, 'clinic-C'));
  // A is 40 km from C, and still serves the first 5 km beyond B.
  expect(without(after)).toEqual([15, 15_000]);
});

/**
 * A –17– B –10– G –10– C –5– H –15– K –20– L, and B –20– E: a clinic at A, and perhaps one at C, 37 km away. What is at C decides care at G, and A beyond
 * the range of C does too; K lies just within the range of C, and nobody else's.
 */
function spur({ clinics, cut = false }: { clinics: readonly string[]; cut?: boolean }) {
  const legs = [
    ['A', 'B', 17],
    ['B', 'G', 10],
    ['G', 'C', 10],
    ['B', 'E', 20],
    ['C', 'H', 5],
    ['H', 'K', 15],
    ['K', 'L', 20],
  ] as const;
  return makeWorld({
    ...line(1, null),
    Stop: ['A', 'B', 'C', 'E', 'G', 'H', 'K', 'L'].map((code) => ({
      code,
      name: code,
      kind: 'CITY',
      country: 'AAA',
      lat: 1,
      lon: 1,
    })),
    Leg: legs
      .filter(([from]) => !cut || from !== 'G')
      .map(([from, to, km]) => ({ code: from + to, from, to, mode: 'ROAD', km, kmBasis: 'PUBLISHED' })),
    Service: clinics.map((stop) => ({ ...clinicAt(stop, 'AAA'), branch: null })),
  });
}

test.each([
  ['a service', 33, (network: Network) => closing(network, 'clinic-C')],
  ['a stop', 33, ({ stops }: Network) => ({ ...NO_CHANGES, closedStops: new Set([stops.indexOf('C')]) })],
  ['a leg before', 58, ({ legs }: Network) => ({ ...NO_CHANGES, closedLegs: new Set([legs.indexOf('GC')]) })],
  ['a leg behind', 45, ({ legs }: Network) => ({ ...NO_CHANGES, closedLegs: new Set([legs.indexOf('CH')]) })],
])(
  'when %s closes, %d km are in care: from beyond the range of it some, and none where it alone served',
  async (_, km, changes) => {
    const network = await networkOf(spur({ clinics: ['A', 'C'] }));
    const question = onDay(network);
    // AB 17, BG 10, BE 8 (beyond B, from A), GC 10, CH 5, HK 15, KL 5.
    expect(question.before.km!.kmInCare).toBe(70);
    expect(question.after(changes(network)).after.km!.kmInCare).toBe(km);
  },
);

test('when a service opens, care comes on from beyond the range of it', async () => {
  const network = await networkOf(spur({ clinics: ['A'] }));
  const c = network.stops.indexOf('C');
  const opened = {
    type: 0,
    stop: c,
    leg: -1,
    centre: null,
    reachKm: null,
    country: 0,
    provider: -1,
    branch: -1,
    groups: 1,
    eligibility: 0,
  };
  const { after } = onDay(network).after({ ...NO_CHANGES, openedServices: [opened] });
  expect(after.km!.kmInCare).toBe(70);
});

test('when a leg opens, care comes on from beyond the range of its ends', async () => {
  const network = await networkOf(spur({ clinics: ['A', 'C'], cut: true }));
  const [from, to] = [network.stops.indexOf('G'), network.stops.indexOf('C')];
  const leg = {
    from,
    to,
    mode: 'ROAD' as const,
    metres: 10_000,
    hours: NaN,
    peoplePerYear: null,
    trails: [],
  };
  const { after, added } = onDay(network).after({ ...NO_CHANGES, openedLegs: [leg] });
  expect(after.km!.kmInCare).toBe(70);
  expect(added).toEqual({ legs: 1, km: 10, personKm: null, kmWithoutFlow: 10 });
});

test('a leg that closes is told as gone, with its people, and those of whom nobody knows are not 0', async () => {
  const network = await networkOf(line(40, 1000));
  const { gone, added } = onDay(network).after({ ...NO_CHANGES, closedLegs: new Set([0]) });
  expect(gone).toEqual({ legs: 1, km: 40, personKm: 40_000, kmWithoutFlow: 0 });
  expect(added).toEqual({ legs: 0, km: 0, personKm: 0, kmWithoutFlow: 0 });
  const unknown = onDay(await networkOf(line(40, null)));
  expect(unknown.after({ ...NO_CHANGES, closedLegs: new Set([0]) }).gone).toEqual({
    legs: 1,
    km: 40,
    personKm: null,
    kmWithoutFlow: 40,
  });
});

test('where nobody published a flow, person-km are null before and after, and a flow that is supposed counts', async () => {
  const network = await networkOf(line(40, null));
  const question = onDay(network);
  expect(without(question.before)).toEqual([30, null]);
  expect(without(question.after(closing(network, 'clinic-C')).after)).toEqual([55, null]);
  const flows = new Map([[network.legs.indexOf('AB'), 1000]]);
  const { after } = question.after({ ...NO_CHANGES, flows });
  expect(without(after)).toEqual([30, 15_000]);
  expect(after.km!.kmWithoutFlow).toBe(40);
});

test('without any leg that stays there are no km to measure, which is not 0 km', async () => {
  const network = await networkOf(line(40, 1000));
  const { after } = onDay(network).after({ ...NO_CHANGES, closedLegs: new Set([0, 1]) });
  expect(after.km).toBeNull();
});

test('both clinics of the line are as critical', async () => {
  const network = await networkOf(line(40, 1000));
  const view = viewAt(network, dayNumber(DAY));
  const { list: losses } = await criticalServices(view, onDay(network), {
    types: [0],
    group: 0,
    by: 'SERVICE',
  });
  expect(
    losses.map(({ rank, kmNotInCare, personKmNotInCare }) => [rank, kmNotInCare, personKmNotInCare]),
  ).toEqual([
    [1, 25, 25_000],
    [1, 25, 25_000],
  ]);
  expect(
    await criticalServices(view, onDay(network), { types: [0], group: 0, by: 'PROVIDER' }),
  ).toMatchObject({ list: [{ rank: 1, kmNotInCare: 50, gapsOpened: 2, services: [0, 1] }], lookedAt: 1 });
});
