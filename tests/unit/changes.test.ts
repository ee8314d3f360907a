import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellChanges, type CellTurn, serviceChanges } from '../../graph/analysis/changes.ts';
import { viewAt } from '../../graph/analysis/view.ts';
import { whatIf } from '../../graph/analysis/what-if.ts';
import { differenceOf, measuresAnswer } from '../../api/what-if-answer.ts';
import { PROVIDER_KINDS } from '../../graph/model/closed-lists.ts';
import { dateOfDay, dayNumber } from '../../graph/model/day.ts';
import type { Network } from '../../graph/network/network.ts';
import { oracleCoverage, type OracleCell } from '../oracle/coverage.ts';
import { arbitraryWorld, asOfArbitrary, TRAILS, TYPES } from '../oracle/random-world.ts';
import { makeWorld, type WorldDraft } from '../oracle/world.ts';
import { CLINICS, clinicAt } from '../support/clinics.ts';
import { networkOf } from '../support/network-of.ts';

const settings = { numRuns: process.env['TRAILCARE_SOAK'] === '1' ? 3_000 : 120, seed: 20 };

function changesOn(
  network: Network,
  trails: readonly string[] | null,
  types: readonly string[],
  days: string[],
) {
  const ask = {
    trails: trails && trails.map(network.trails.indexOf),
    types: types.map(network.serviceTypes.indexOf),
    groups: [0],
  };
  const [was, is] = days.map((day) => {
    const view = viewAt(network, dayNumber(day));
    return { view, found: whatIf(view, ask) };
  }) as [Day, Day];
  const scopes = [was.found.scope, is.found.scope];
  return {
    cells: cellChanges(was.found.cells, is.found.cells),
    services: serviceChanges(was.view, is.view, {
      stops: new Set(scopes.flatMap(({ stops }) => stops)),
      legs: new Set(scopes.flatMap(({ legs }) => legs)),
      types: ask.types,
    }),
  };
}
type Day = { view: ReturnType<typeof viewAt>; found: ReturnType<typeof whatIf> };

describe('the worked example of decision 20', () => {
  const world = (more: WorldDraft) =>
    makeWorld({
      ...CLINICS,
      Country: [{ code: 'NER', name: 'Niger' }],
      Stop: [{ code: 'agadez', name: 'Agadez', kind: 'CITY', country: 'NER', lat: 1, lon: 1 }],
      Service: [{ ...clinicAt('agadez', 'NER'), asOf: '2025-01-01', staleFrom: '2026-01-01' }],
      ...more,
    });
  const days = ['2025-06-01', '2026-06-01'];

  test('a clinic of which nobody speaks any more lapsed: nobody says that it closed', async () => {
    const network = await networkOf(world({}));
    const { cells, services } = changesOn(network, null, ['PRIMARY_HEALTH'], days);
    expect(cells).toMatchObject([
      { turn: 'TURNED_UNKNOWN', before: { status: 'SERVED' }, after: { status: 'UNKNOWN', reason: 'STALE' } },
    ]);
    expect(services.map(({ turn, on }) => [turn, dateOfDay(on)])).toEqual([['LAPSED', '2026-01-01']]);
    expect(changesOn(network, null, ['PRIMARY_HEALTH'], [days[0]!, days[0]!])).toEqual({
      cells: [],
      services: [],
    });
  });

  test('with a list that is stated to be complete a gap opened', async () => {
    const statement = {
      code: 'S',
      country: 'NER',
      serviceTypes: ['PRIMARY_HEALTH'],
      providerKinds: [...PROVIDER_KINDS],
      links: false,
      asOf: '2026-05-01',
      freshUntil: '2027-05-01',
    };
    const network = await networkOf(world({ Statement: [statement] }));
    const { cells } = changesOn(network, null, ['PRIMARY_HEALTH'], days);
    expect(cells).toMatchObject([{ turn: 'GAP_OPENED', after: { status: 'ABSENT' } }]);
  });
});

type Seen = Pick<OracleCell, 'status' | 'expected'>;
const isGap = (cell: Seen | undefined) =>
  cell !== undefined && cell.expected && ['ABSENT', 'CONDITIONAL', 'PLANNED'].includes(cell.status);
const isQuestion = (cell: Seen | undefined) =>
  cell !== undefined && cell.expected && cell.status === 'UNKNOWN';

/** As decision 20 has it, read again. */
function turn(was: Seen | undefined, is: Seen | undefined): CellTurn {
  if (isGap(is) && !isGap(was)) return 'GAP_OPENED';
  if (isQuestion(is) && !isQuestion(was)) return 'TURNED_UNKNOWN';
  if (isGap(was) && !isGap(is)) return 'GAP_CLOSED';
  if (isQuestion(was) && is !== undefined) return 'TURNED_KNOWN';
  return 'OTHER';
}

test('people of whom a figure is published on one of the two days alone are in no difference: null is not 0', async () => {
  const flow = {
    code: 'F',
    leg: 'L',
    peoplePerYear: 1000,
    periodFrom: '2025-01-01',
    periodTo: '2025-12-31',
    definition: 'ESTIMATE' as const,
    validUntil: '2026-01-31',
  };
  const network = await networkOf(
    makeWorld({
      ...CLINICS,
      Country: [{ code: 'NER', name: 'Niger' }],
      Stop: ['a', 'b'].map((code) => ({ code, name: code, kind: 'CITY', country: 'NER', lat: 1, lon: 1 })),
      Leg: [{ code: 'L', from: 'a', to: 'b', mode: 'ROAD', km: 100, kmBasis: 'PUBLISHED' }],
      Service: [{ ...clinicAt('a', 'NER'), staleFrom: '2030-01-01' }],
      Flow: [flow],
    }),
  );
  const [was, is] = ['2026-01-01', '2026-06-01'].map((day) =>
    measuresAnswer(whatIf(viewAt(network, dayNumber(day)), { trails: null, types: [0], groups: [0] }).before),
  );
  expect(was).toMatchObject({ personKmInCare: 25_000, personKmUnknown: 75_000, kmWithoutFlow: 0 });
  expect(is).toMatchObject({ personKmInCare: null, personKmUnknown: null, kmWithoutFlow: 100 });
  expect(differenceOf(was!, is!)).toMatchObject({
    kmInCare: 0,
    personKmInCare: null,
    personKmWithoutCare: null,
    personKmUnknown: null,
    kmWithoutFlow: 100,
  });
});

test('cells that changed are those of which the oracle says another thing on the other day', async () => {
  const scopes = fc.constantFrom(null, [TRAILS[0]!], [...TRAILS]);
  await fc.assert(
    fc.asyncProperty(
      arbitraryWorld({ maxStops: 8 }),
      scopes,
      asOfArbitrary,
      asOfArbitrary,
      async (world, trails, one, other) => {
        const days = [one, other].toSorted();
        const network = await networkOf(world);
        const [was, is] = days.map((asOf) => {
          const ask = { trails: trails && [...trails], serviceTypes: [...TYPES], groups: ['EVERYONE'] };
          const { cells } = oracleCoverage(world, { ...ask, asOf, readsRestricted: 'ALL' });
          return new Map(cells.map((cell) => [`${cell.stop} ${cell.serviceType}`, cell]));
        }) as [Map<string, OracleCell>, Map<string, OracleCell>];
        const expected = [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
          const [before, after] = [was.get(key), is.get(key)];
          if (before?.status === after?.status && before?.expected === after?.expected) return [];
          return [`${key} ${before?.status} ${after?.status} ${turn(before, after)}`];
        });
        const { cells, services } = changesOn(network, trails, TYPES, days);
        const found = cells.map(
          (cell) =>
            `${network.stops.codes.at(cell.stop)} ${network.serviceTypes.codes.at(cell.type)} ${cell.before?.status} ${cell.after?.status} ${cell.turn}`,
        );
        expect(found.toSorted()).toEqual(expected.toSorted());
        for (const { on } of services) {
          expect(on).toBeGreaterThan(dayNumber(days[0]!));
          expect(on).toBeLessThanOrEqual(dayNumber(days[1]!));
        }
      },
    ),
    settings,
  );
}, 600_000);
