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
  expect(opened.map(({ stop }) => network.stops.codes[stop])).toEqual(['C']);
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
