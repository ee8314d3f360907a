import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { continuity } from '../../graph/analysis/continuity.ts';
import { journeyAlong } from '../../graph/analysis/journeys.ts';
import { viewAt } from '../../graph/analysis/view.ts';
import { dayNumber } from '../../graph/model/day.ts';
import type { Fact } from '../../graph/model/kinds.ts';
import { arbitraryWorld, AS_OF, someJourneys, TYPES } from '../oracle/random-world.ts';
import type { World } from '../oracle/world.ts';
import { coverageAsJson } from '../support/measures-as-json.ts';
import { networkOf } from '../support/network-of.ts';

const SOAK = process.env['TRAILCARE_SOAK'] === '1';
const settings = { numRuns: SOAK ? 5_000 : 150, seed: Number(process.env['TRAILCARE_SEED'] ?? 12) };
const MINUTES = 60_000;

const ask = {
  trails: null,
  serviceTypes: ['PRIMARY_HEALTH'],
  groups: ['EVERYONE'],
  asOf: AS_OF,
  readsRestricted: 'ALL' as const,
};
const measure = async (world: World) => coverageAsJson(await networkOf(world), ask);

const service = (world: World, stop: Fact<'Stop'>): Fact<'Service'> => ({
  code: 'OPENED',
  source: world.Source[0]!.code,
  asOf: AS_OF,
  validFrom: null,
  validUntil: '2030-12-31',
  visibility: 'PUBLIC',
  name: null,
  serviceType: 'PRIMARY_HEALTH',
  provider: world.Provider[0]!.code,
  branch: null,
  status: 'ACTIVE',
  staleFrom: null,
  country: stop.country,
  stop: stop.code,
  leg: null,
  lat: null,
  lon: null,
  precision: 'POINT',
  reachKm: null,
  adminAreas: [],
  remote: false,
  groups: ['EVERYONE'],
  eligibility: 'OPEN',
  conditions: [],
  capacityPerDay: null,
  openingDays: null,
  sourceWords: [],
});

const statement = (world: World, country: string): Fact<'Statement'> => ({
  code: 'SAID',
  source: world.Source[0]!.code,
  asOf: AS_OF,
  validFrom: null,
  validUntil: null,
  visibility: 'PUBLIC',
  country,
  adminArea: null,
  serviceTypes: ['PRIMARY_HEALTH'],
  providerKinds: [
    'COMMUNITY',
    'GOVERNMENT',
    'ICRC',
    'IFRC',
    'INTERNATIONAL_NGO',
    'NATIONAL_NGO',
    'NATIONAL_SOCIETY',
    'UN',
  ],
  links: false,
  nationalSociety: null,
  freshUntil: '2027-11-01',
});

test(
  'when a service opens, no coverage is lost and km not in care never rise',
  async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryWorld(), fc.nat(), async (world, pick) => {
        const stop = world.Stop[pick % world.Stop.length]!;
        const before = await measure(world);
        const after = await measure({ ...world, Service: [...world.Service, service(world, stop)] });
        const served = (answer: typeof before) =>
          answer.cells.filter(({ status }) => status === 'SERVED').map((cell) => cell.stop);
        for (const code of served(before)) expect(served(after)).toContain(code);
        // Whether there are km to measure does not depend on services.
        expect(after.summary.kmInCare === null).toBe(before.summary.kmInCare === null);
        if (before.summary.kmInCare === null) return;
        expect(after.summary.kmInCare).toBeGreaterThanOrEqual(before.summary.kmInCare - 0.001);
        const notInCare = ({ summary }: typeof before) => summary.kmWithoutCare! + summary.kmUnknown!;
        expect(notInCare(after)).toBeLessThanOrEqual(notInCare(before) + 0.002);
      }),
      settings,
    );
  },
  10 * MINUTES,
);

test(
  'a new statement of completeness turns nothing that is served into anything else, and adds nothing to care',
  async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryWorld(), fc.nat(), async (world, pick) => {
        const country = world.Country[pick % world.Country.length]!.code;
        const before = await measure(world);
        const after = await measure({ ...world, Statement: [...world.Statement, statement(world, country)] });
        const standing = (answer: typeof before) =>
          answer.cells
            .filter((_, i) => ['SERVED', 'CONDITIONAL', 'PLANNED'].includes(before.cells[i]!.status))
            .map(({ status }) => status);
        expect(standing(after)).toEqual(standing(before));
        expect(after.summary.kmInCare).toBe(before.summary.kmInCare);
        if (before.summary.kmUnknown === null) expect(after.summary.kmUnknown).toBeNull();
        else expect(after.summary.kmUnknown).toBeLessThanOrEqual(before.summary.kmUnknown + 0.001);
      }),
      settings,
    );
  },
  10 * MINUTES,
);

test(
  'without a statement of completeness nothing is absent and no km are certainly without care',
  async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryWorld(), async (world) => {
        const { summary } = await measure({ ...world, Statement: [] });
        expect(summary.absent).toBe(0);
        expect([0, null]).toContain(summary.kmWithoutCare);
      }),
      settings,
    );
  },
  10 * MINUTES,
);

test(
  'km in care, without and unknown add up to the length of the legs that expect the type',
  async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryWorld(), async (drawn) => {
        const ashore = new Set(drawn.Stop.filter(({ country }) => country !== null).map(({ code }) => code));
        // With every role asking for it, the expecting legs are all legs on land; a road between two stops at sea is nowhere.
        const everyRole = ['ORIGIN', 'TRANSIT', 'DESTINATION', 'RETURN'] as const;
        const world: World = {
          ...drawn,
          Leg: drawn.Leg.filter((leg) => leg.mode === 'SEA' || ashore.has(leg.from) || ashore.has(leg.to)),
          MinimumPackage: everyRole.map((role) => ({
            ...envelope(drawn),
            code: `ROW-${role}`,
            role,
            step: null,
            serviceType: 'PRIMARY_HEALTH',
            reason: 'Test.',
          })),
        };
        const { summary } = await measure(world);
        const held = (fact: { validFrom: string | null; validUntil: string | null }) =>
          (fact.validFrom ?? AS_OF) <= AS_OF && AS_OF <= (fact.validUntil ?? AS_OF);
        const readable = new Set<string | null>([null, ...world.Country.map(({ code }) => code)]);
        const stops = new Set(
          world.Stop.filter(held)
            .filter((stop) => readable.has(stop.country) && readable.has(stop.otherCountry))
            .map(({ code }) => code),
        );
        const counted = world.Leg.filter(
          (leg) => leg.mode !== 'SEA' && held(leg) && stops.has(leg.from) && stops.has(leg.to),
        );
        const length = counted.reduce((sum, leg) => sum + leg.km, 0);
        const parts = [summary.kmInCare, summary.kmWithoutCare, summary.kmUnknown];
        expect(parts.includes(null)).toBe(counted.length === 0);
        expect(parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)).toBeCloseTo(length, 2);
      }),
      settings,
    );
  },
  10 * MINUTES,
);

test(
  'the stretches of a journey are the journey, and add up to its km in care, without and unknown',
  async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryWorld({ maxStops: 7 }), fc.nat(), async (world, pick) => {
        const network = await networkOf(world);
        const all = someJourneys(world, AS_OF, 1);
        if (all.length === 0) return;
        const view = viewAt(network, dayNumber(AS_OF));
        const journey = journeyAlong(view, all[pick % all.length]!.legs.map(network.legs.indexOf));
        const ofAll = continuity(view, {
          types: [network.serviceTypes.indexOf('PRIMARY_HEALTH')],
          groups: [0],
        });
        const [care] = ofAll.along(journey);
        const stretches = care!.stretches!;
        const length = (status: string) =>
          stretches
            .filter((one) => one.status === status)
            .reduce((sum, one) => sum + one.toKm - one.fromKm, 0);
        const { km } = care!;
        expect(stretches.every(({ status }) => status === 'NOT_EXPECTED')).toBe(km === null);
        expect(length('IN_CARE')).toBeCloseTo(km?.kmInCare ?? 0, 3);
        expect(length('WITHOUT_CARE')).toBeCloseTo(km?.kmWithoutCare ?? 0, 3);
        expect(length('UNKNOWN')).toBeCloseTo(km?.kmUnknown ?? 0, 3);
        const ends = [0, ...stretches.map(({ toKm }) => toKm)];
        expect(stretches.map(({ fromKm }) => fromKm)).toEqual(ends.slice(0, -1));
        expect(ends.at(-1)).toBeCloseTo(journey.km, 6);
      }),
      settings,
    );
  },
  10 * MINUTES,
);

test(
  'a fact in one country never serves a stop in another',
  async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryWorld(), async (world) => {
        const network = await networkOf(world);
        const { cells } = coverageAsJson(network, { ...ask, serviceTypes: [...TYPES] });
        for (const cell of cells.filter(({ status }) => status === 'SERVED')) {
          const stop = world.Stop.find(({ code }) => code === cell.stop)!;
          for (const code of cell.services) {
            const found = world.Service.find((fact) => fact.code === code)!;
            if (found.stop === stop.code) continue;
            const byArea = found.adminAreas.some((area) => stop.adminAreas.includes(area));
            expect(byArea || [stop.country, stop.otherCountry].includes(found.country)).toBe(true);
          }
        }
      }),
      settings,
    );
  },
  10 * MINUTES,
);

function envelope(world: World) {
  return {
    source: world.Source[0]!.code,
    asOf: null,
    validFrom: null,
    validUntil: null,
    visibility: 'PUBLIC',
  } as const;
}
