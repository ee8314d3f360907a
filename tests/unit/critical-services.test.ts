import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CriticalBy, criticalServices, type Loss } from '../../graph/analysis/critical-services.ts';
import { viewAt } from '../../graph/analysis/view.ts';
import { whatIf } from '../../graph/analysis/what-if.ts';
import { dayNumber } from '../../graph/model/day.ts';
import type { Fact } from '../../graph/model/kinds.ts';
import type { RestrictedRead } from '../../graph/model/viewer.ts';
import type { Network } from '../../graph/network/network.ts';
import { oracleCoverage, type OracleCell } from '../oracle/coverage.ts';
import { isFull } from '../oracle/groups.ts';
import { fallOf, legKm } from '../oracle/leg-km.ts';
import { arbitraryWorld, AS_OF, TYPES } from '../oracle/random-world.ts';
import { serviceState } from '../oracle/service-state.ts';
import { isWithheld } from '../oracle/status.ts';
import { makeFact, type World } from '../oracle/world.ts';
import { networkOf } from '../support/network-of.ts';

const settings = { numRuns: process.env['TRAILCARE_SOAK'] === '1' ? 500 : 40, seed: 38 };
const HALF_A_METRE = 0.0005;

const FIELD = { SERVICE: 'code', BRANCH: 'branch', PROVIDER: 'provider' } as const;
const without = (world: World, by: CriticalBy, code: string): World => ({
  ...world,
  Service: world.Service.filter((fact) => fact[FIELD[by]] !== code),
  Branch: world.Branch.filter((fact) => by !== 'BRANCH' || fact.code !== code),
});

const isGap = ({ expected, status }: OracleCell) =>
  expected && ['ABSENT', 'CONDITIONAL', 'PLANNED'].includes(status);

/** Of one world: km by leg, cells and linked handovers, on the legs of `along` and their ends alone; null: everything. */
async function measured(
  world: World,
  types: string[],
  readsRestricted: RestrictedRead,
  along: string[] | null,
) {
  const network = await networkOf(world, readsRestricted);
  const prepared = whatIf(viewAt(network, dayNumber(AS_OF)), askOn(network, types, along));
  const legs = world.Leg.filter(({ code }) => along === null || along.includes(code));
  const ends = new Set(legs.flatMap(({ from, to }) => [from, to]));
  const { cells } = oracleCoverage(world, {
    trails: null,
    serviceTypes: types,
    groups: ['EVERYONE'],
    asOf: AS_OF,
    readsRestricted,
  });
  return {
    linked: prepared.before.handovers.LINKED,
    legs: legKm({ world, asOf: AS_OF, readsRestricted }, null, types, 'EVERYONE').filter(
      ({ leg }) => along === null || along.includes(leg),
    ),
    cells: cells.filter(({ stop }) => along === null || ends.has(stop)),
  };
}

const askOn = (network: Network, types: readonly string[], along: readonly string[] | null) => ({
  trails: null,
  types: types.map(network.serviceTypes.indexOf),
  groups: [0],
  along: along && along.map(network.legs.indexOf),
});

test('what is critical is what the graph without it measures, in every field, and nothing else is', async () => {
  const seen = {
    losses: 0,
    people: 0,
    withoutFlow: 0,
    unknown: 0,
    gaps: 0,
    turned: 0,
    handovers: 0,
  };
  await fc.assert(
    fc.asyncProperty(
      arbitraryWorld({ maxStops: 8 }),
      fc.constantFrom<CriticalBy>('SERVICE', 'BRANCH', 'PROVIDER'),
      fc.constantFrom<RestrictedRead>('ALL', 'ALL', 'SOME', 'NONE'),
      fc.boolean(),
      fc.boolean(),
      async (drawn, by, readsRestricted, isAlong, isLinked) => {
        const world = isLinked ? withLinks(drawn) : drawn;
        const network = await networkOf(world, readsRestricted);
        const view = viewAt(network, dayNumber(AS_OF));
        const along = isAlong
          ? [...network.legs.codes].filter((_, leg) => leg % 3 === 0 && view.legHolds[leg] === 1)
          : null;
        const types = TYPES.filter((type) => !isWithheld({ world, asOf: AS_OF, readsRestricted }, type));
        const ask = askOn(network, types, along);
        const question = whatIf(view, ask);
        const found = await criticalServices(view, question, { types: ask.types, group: 0, by });
        const serving = world.Service.filter(
          (service) =>
            types.includes(service.serviceType) &&
            serviceState(service, AS_OF) === 'active' &&
            isFull(world, service, 'EVERYONE'),
        );
        const { codes, indexOf } = {
          SERVICE: network.services,
          BRANCH: network.branches,
          PROVIDER: network.providers,
        }[by];
        const members = [...new Set(serving.map((service) => service[FIELD[by]]))].filter(
          (code) => indexOf(code) >= 0,
        );
        expect(found.lookedAt).toBe(members.length);
        expect(found.servicesWithoutMember).toBe(
          serving.filter((service) => indexOf(service[FIELD[by]]) < 0).length,
        );
        const before = await measured(world, types, readsRestricted, along);
        const expected: (Omit<Loss, 'member' | 'services' | 'rank'> & {
          code: string;
          services: string[];
        })[] = [];
        for (const code of codes) {
          const after = await measured(without(world, by, code), types, readsRestricted, along);
          const low = fallOf(before.legs, after.legs, (leg) => leg.low);
          if (low.km < HALF_A_METRE) continue;
          const cells = before.cells.map((was, place) => ({ was, is: after.cells[place]! }));
          expected.push({
            code,
            services: codesOf(serving.filter((service) => service[FIELD[by]] === code)),
            kmNotInCare: low.km,
            kmWithoutCare: -fallOf(before.legs, after.legs, (leg) => leg.km - leg.high).km,
            kmUnknown: -fallOf(before.legs, after.legs, (leg) => leg.high - leg.low).km,
            personKmNotInCare: low.personKm,
            kmWithoutFlow: low.kmWithoutFlow,
            gapsOpened: cells.filter(({ was, is }) => isGap(is) && !isGap(was)).length,
            turnedUnknown: cells.filter(
              ({ was, is }) => is.expected && is.status === 'UNKNOWN' && was.status !== 'UNKNOWN',
            ).length,
            handoversLost: before.linked - after.linked,
          });
        }
        expect(found.list.map(({ member }) => codes.at(member)).toSorted()).toEqual(
          expected.map(({ code }) => code).toSorted(),
        );
        for (const loss of found.list) {
          const its = expected.find(({ code }) => code === codes.at(loss.member))!;
          expect(loss.kmNotInCare).toBeCloseTo(its.kmNotInCare, 2);
          expect(loss.kmWithoutCare).toBeCloseTo(its.kmWithoutCare, 2);
          expect(loss.kmUnknown).toBeCloseTo(its.kmUnknown, 2);
          expect(loss.kmWithoutFlow).toBeCloseTo(its.kmWithoutFlow, 2);
          if (its.personKmNotInCare === null) expect(loss.personKmNotInCare).toBeNull();
          else expect(loss.personKmNotInCare).toBeCloseTo(its.personKmNotInCare, 0);
          const { gapsOpened, turnedUnknown, handoversLost } = its;
          expect(loss).toMatchObject({ gapsOpened, turnedUnknown, handoversLost });
          expect(loss.services.map((service) => network.services.codes.at(service)).toSorted()).toEqual(
            its.services,
          );
          const worse = expected.filter((one) => one.kmNotInCare > its.kmNotInCare + HALF_A_METRE);
          expect(loss.rank).toBe(1 + worse.length);

          seen.losses += 1;
          seen.people += Number(loss.personKmNotInCare !== null);
          seen.withoutFlow += Number(loss.personKmNotInCare === null);
          seen.unknown += Number(loss.kmUnknown > 0);
          seen.gaps += Number(gapsOpened > 0);
          seen.turned += Number(turnedUnknown > 0);
          seen.handovers += Number(handoversLost > 0);
        }
        const inOrder = found.list.toSorted(
          (a, b) =>
            a.rank - b.rank ||
            (b.personKmNotInCare ?? -1) - (a.personKmNotInCare ?? -1) ||
            (codes.at(a.member) < codes.at(b.member) ? -1 : 1),
        );
        expect(found.list).toEqual(inOrder);
      },
    ),
    settings,
  );
  // Nothing is proved of what no world has.
  for (const [what, count] of Object.entries(seen)) expect([what, count >= 3]).toEqual([what, true]);
}, 600_000);

const codesOf = (facts: readonly Fact<'Service'>[]) => facts.map(({ code }) => code).toSorted();

/** Few random referrals lead over a border between services that serve on both its sides. */
function withLinks(world: World): World {
  const referrals = world.Service.flatMap((from) =>
    world.Service.filter((to) => to.serviceType === from.serviceType && to.country !== from.country).map(
      (to) =>
        makeFact('Referral', {
          code: `${from.code}-${to.code}`,
          serviceType: from.serviceType,
          fromService: from.code,
          toService: to.code,
        }),
    ),
  );
  return { ...world, Referral: referrals };
}
