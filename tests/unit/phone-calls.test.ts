import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_CHANGES } from '../../graph/analysis/changed-view.ts';
import { orderedCalls, PHONE_CALL_ORDERS } from '../../graph/analysis/ordered-calls.ts';
import { phoneCalls, type PhoneCalls } from '../../graph/analysis/phone-calls.ts';
import { viewAt } from '../../graph/analysis/view.ts';
import { whatIf } from '../../graph/analysis/what-if.ts';
import { ELIGIBILITIES, PROVIDER_KINDS } from '../../graph/model/closed-lists.ts';
import { dayNumber } from '../../graph/model/day.ts';
import type { RestrictedRead } from '../../graph/model/viewer.ts';
import type { Network } from '../../graph/network/network.ts';
import { oracleCoverage } from '../oracle/coverage.ts';
import { fallOf, legKm } from '../oracle/leg-km.ts';
import { arbitraryWorld, AS_OF, TRAILS, TYPES } from '../oracle/random-world.ts';
import { makeFact, makeWorld, type World } from '../oracle/world.ts';
import { CLINICS, clinicAt } from '../support/clinics.ts';
import { networkOf } from '../support/network-of.ts';

const settings = { numRuns: process.env['TRAILCARE_SOAK'] === '1' ? 2_000 : 100, seed: 39 };

async function callsOn(
  network: Network,
  trails: readonly string[] | null,
  types: readonly string[],
): Promise<PhoneCalls> {
  const view = viewAt(network, dayNumber(AS_OF));
  const places = trails && trails.map(network.trails.indexOf);
  const asked = types.map(network.serviceTypes.indexOf);
  const question = whatIf(view, { trails: places, types: asked, groups: [0] });
  return phoneCalls(view, question, asked);
}

/** Agadez is served, nobody knows of Dirkou: the example of decision 0002, rule 39. */
function agadezToDirkou(flow: number | null): World {
  return makeWorld({
    ...CLINICS,
    Country: [{ code: 'NER', name: 'Niger' }],
    NationalSociety: [{ code: 'ns-ner', name: 'Red Cross Society of Niger', country: 'NER' }],
    Stop: ['agadez', 'dirkou'].map((code) => ({
      code,
      name: code,
      kind: 'CITY',
      country: 'NER',
      lat: 1,
      lon: 1,
    })),
    Leg: [{ code: 'AD', from: 'agadez', to: 'dirkou', mode: 'ROAD', km: 600, kmBasis: 'PUBLISHED' }],
    Service: [clinicAt('agadez', 'NER')],
    Flow:
      flow === null
        ? []
        : [
            {
              code: 'F',
              leg: 'AD',
              peoplePerYear: flow,
              periodFrom: '2025-01-01',
              periodTo: '2025-12-31',
              definition: 'ESTIMATE',
            },
          ],
  });
}

test('the worked example: one call settles 575 km', async () => {
  const network = await networkOf(agadezToDirkou(10_000));
  expect(await callsOn(network, null, ['PRIMARY_HEALTH'])).toMatchObject({
    lookedAt: 1,
    complete: 0,
    list: [
      {
        askWhom: [network.societies.indexOf('ns-ner')],
        availability: { services: 1, complete: false },
        questionsSettled: 1,
        kmSettled: 575,
        personKmSettled: 5_750_000,
        kmWithoutFlow: 0,
      },
    ],
  });
});

test('where nobody published a flow, person-km are unknown, not 0', async () => {
  const network = await networkOf(agadezToDirkou(null));
  expect(await callsOn(network, null, ['PRIMARY_HEALTH'])).toMatchObject({
    list: [{ kmSettled: 575, personKmSettled: null, kmWithoutFlow: 575 }],
  });
});

const scopes = fc.constantFrom(null, [TRAILS[0]!], [...TRAILS]);
const reads = fc.constantFrom<RestrictedRead>('ALL', 'SOME', 'NONE');

test('every call settles what the oracle no longer asks when the list is stated to be complete, and no other settles anything', async () => {
  const seen = { people: 0, withoutFlow: 0, withoutKm: 0 };
  await fc.assert(
    fc.asyncProperty(
      arbitraryWorld({ maxStops: 8 }),
      scopes,
      reads,
      async (world, trails, readsRestricted) => {
        const network = await networkOf(world, readsRestricted);
        const { list: calls, lookedAt, complete } = await callsOn(network, trails, TYPES);
        expect(complete).toBeLessThanOrEqual(lookedAt - calls.length);
        const found = new Map(
          calls.map((call) => [
            `${network.countries.codes.at(call.country)} ${network.serviceTypes.codes.at(call.type)}`,
            call,
          ]),
        );
        for (const serviceType of TYPES) {
          const ask = {
            trails: trails && [...trails],
            serviceTypes: [serviceType],
            groups: ['EVERYONE'],
            asOf: AS_OF,
            readsRestricted,
          };
          const { restricted } = world.ServiceType.find(({ code }) => code === serviceType)!;
          const isWithheld = restricted && readsRestricted !== 'ALL';
          const { summary: was } = oracleCoverage(world, ask);
          for (const { code: country } of world.Country) {
            const call = found.get(`${country} ${serviceType}`);
            if (isWithheld) {
              expect(call).toBeUndefined();
              continue;
            }
            const statement = makeFact('Statement', {
              code: 'call',
              country,
              serviceTypes: [serviceType],
              providerKinds: [...PROVIDER_KINDS],
              links: false,
              asOf: AS_OF,
              freshUntil: '2027-11-01',
            });
            const told = { ...world, Statement: [...world.Statement, statement] };
            const { summary: is } = oracleCoverage(told, ask);
            expect(call?.questionsSettled ?? 0).toBe(was.unknown - is.unknown);
            expect(call?.kmSettled ?? 0).toBeCloseTo((was.kmUnknown ?? 0) - (is.kmUnknown ?? 0), 2);
            if (call === undefined) continue;
            const [before, after] = [world, told].map((of) =>
              legKm({ world: of, asOf: AS_OF, readsRestricted }, ask.trails, [serviceType], 'EVERYONE'),
            );
            const { kmWithoutFlow, personKm } = fallOf(before!, after!, ({ low, high }) => high - low);
            seen[call.kmSettled === null ? 'withoutKm' : personKm === null ? 'withoutFlow' : 'people'] += 1;
            if (call.kmSettled === null) expect(call.kmWithoutFlow).toBeNull();
            else expect(call.kmWithoutFlow).toBeCloseTo(kmWithoutFlow, 2);
            if (personKm === null) expect(call.personKmSettled).toBeNull();
            else expect(call.personKmSettled).toBeCloseTo(personKm, 0);
          }
        }
      },
    ),
    settings,
  );
  // Nothing is proved of what no world has.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(settings.numRuns / 20);
}, 600_000);

test('orders differ in what comes first, and calls of which it is not known come last', () => {
  const call = (
    country: number,
    kmSettled: number | null,
    personKmSettled: number | null,
    questionsSettled: number,
  ) => ({ country, type: 0, kmSettled, personKmSettled, questionsSettled });
  const calls = [
    call(0, null, null, 9),
    call(1, 0, null, 1),
    call(2, 20, null, 2),
    call(3, 10, 0, 3),
    call(4, 10, 5, 3),
    call(5, 10, 5, 3),
  ];
  const places = PHONE_CALL_ORDERS.map((order) => orderedCalls(calls, order).map(({ country }) => country));
  expect(places).toEqual([
    [2, 4, 5, 3, 1, 0],
    [4, 5, 3, 2, 1, 0],
    [0, 4, 5, 3, 2, 1],
  ]);
});

test('a call settles at least that, whatever the list then holds', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryWorld({ maxStops: 8 }), fc.nat(), fc.nat(), async (world, pick, also) => {
      const network = await networkOf(world);
      const view = viewAt(network, dayNumber(AS_OF));
      const type = pick % network.serviceTypes.codes.length;
      const country = pick % network.countries.codes.length;
      const question = whatIf(view, { trails: null, types: [type], groups: [0] });
      const statements = [{ country, area: -1, types: [type], kinds: PROVIDER_KINDS, links: false }];
      const empty = question.after({ ...NO_CHANGES, statements }).after;
      const openedServices = network.stops.codes.keys().flatMap((stop) =>
        network.stops.country[stop] === country && ((also >> (stop % 30)) & 1) === 1
          ? [
              {
                type,
                stop,
                leg: -1,
                centre: null,
                reachKm: null,
                country,
                provider: -1,
                branch: -1,
                groups: 1,
                eligibility: ELIGIBILITIES.indexOf('OPEN'),
              },
            ]
          : [],
      );
      const full = question.after({ ...NO_CHANGES, statements, openedServices }).after;
      expect(full.km?.kmUnknown ?? 0).toBeLessThanOrEqual(empty.km?.kmUnknown ?? 0);
      expect(full.cells.UNKNOWN).toBeLessThanOrEqual(empty.cells.UNKNOWN);
    }),
    settings,
  );
}, 600_000);
