import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTINUITY_CASES, COVERAGE_CASES, JOURNEYS_CASES } from '../oracle/cases.ts';
import { type OracleContinuity, oracleContinuity } from '../oracle/continuity.ts';
import { type CoverageAsk, oracleCoverage } from '../oracle/coverage.ts';
import { oracleJourneys } from '../oracle/journeys.ts';
import { coverageAskArbitrary, journeysAskArbitrary } from '../oracle/random-asks.ts';
import { arbitraryWorld, AS_OF, someJourneys, TYPES } from '../oracle/random-world.ts';
import { makeFact, type World } from '../oracle/world.ts';

const RUNS = { seed: 1, numRuns: 100 };

describe('hand-made worlds', () => {
  it.each(COVERAGE_CASES)('$name', ({ world, ask, expected }) => {
    expect(oracleCoverage(world, ask)).toMatchObject(expected);
  });

  it.each(CONTINUITY_CASES)('$name', ({ world, ask, expected }) => {
    expect(oracleContinuity(world, ask)).toMatchObject(expected);
  });

  it.each(JOURNEYS_CASES)('journeys: $name', ({ world, ask, expected }) => {
    expect(oracleJourneys(world, ask)).toEqual(expected);
  });
});

const ask: CoverageAsk = {
  trails: null,
  serviceTypes: TYPES,
  groups: ['EVERYONE'],
  asOf: AS_OF,
  readsRestricted: 'ALL',
};

describe('random worlds', () => {
  it('each cell has one status, and each expected one is served, a gap, a question or withheld', () => {
    fc.assert(
      fc.property(arbitraryWorld(), coverageAskArbitrary, (world, ask) => {
        const { summary, cells, gaps, questions } = oracleCoverage(world, ask);
        const { served, conditional, planned, absent, unknown, notExpected } = summary;
        expect(served + conditional + planned + absent + unknown + notExpected).toBe(cells.length);
        const settled = cells.filter(
          (cell) => cell.expected && (cell.status === 'SERVED' || cell.reason === 'WITHHELD'),
        );
        expect(settled.length + gaps.length + questions.length).toBe(summary.expected);
        for (const { isolationKm, isolationAnyKm, isolationAtLeastKm } of gaps) {
          if (isolationKm === null) continue;
          expect(isolationAnyKm).toBeLessThanOrEqual(isolationKm);
          expect(isolationAtLeastKm).toBeLessThanOrEqual(isolationKm);
        }
      }),
      RUNS,
    );
  });

  it('km not in care never rise when a service opens', () => {
    fc.assert(
      fc.property(arbitraryWorld(), fc.nat(), (world, index) => {
        const stop = world.Stop[index % world.Stop.length]!;
        const opened = makeFact('Service', {
          code: 'OPENED',
          serviceType: TYPES[0]!,
          provider: world.Provider[0]!.code,
          status: 'ACTIVE',
          country: stop.country,
          stop: stop.code,
          precision: 'POINT',
          remote: false,
          groups: ['EVERYONE'],
          eligibility: 'OPEN',
        });
        const after: World = { ...world, Service: [...world.Service, opened] };
        const notInCare = (one: World) => {
          const { kmWithoutCare, kmUnknown } = oracleCoverage(one, ask).summary;
          return kmWithoutCare! + kmUnknown!;
        };
        expect(notInCare(after)).toBeLessThanOrEqual(notInCare(world) + 0.01);
      }),
      RUNS,
    );
  });

  it('a journey: km add up to its expecting legs, and no break is longer than what is not in care', () => {
    const holds = (one: OracleContinuity) => {
      const { kmInCare, kmWithoutCare, kmUnknown, longestBreak, servedStops, expectedStops } = one;
      expect(servedStops).toBeLessThanOrEqual(expectedStops);
      if (kmInCare === null) return;
      if (longestBreak === null) return;
      expect(longestBreak.possibleKm).toBeLessThanOrEqual(kmWithoutCare! + kmUnknown! + 0.01);
      expect(longestBreak.certainKm).toBeLessThanOrEqual(longestBreak.possibleKm);
      expect(longestBreak.certainKm).toBeLessThanOrEqual(kmWithoutCare! + 0.01);
    };
    fc.assert(
      fc.property(arbitraryWorld({ maxStops: 6 }), (world) => {
        for (const { legs, km } of someJourneys(world, AS_OF, 1)) {
          const types = oracleContinuity(world, {
            legs,
            serviceTypes: TYPES,
            group: 'EVERYONE',
            asOf: AS_OF,
            readsRestricted: 'ALL',
          });
          types.forEach(holds);
          for (const type of types) {
            const sum = (type.kmInCare ?? 0) + (type.kmWithoutCare ?? 0) + (type.kmUnknown ?? 0);
            expect(sum).toBeLessThanOrEqual(km + 0.01);
          }
        }
      }),
      RUNS,
    );
  });

  it('journeys pass no stop twice, keep what is asked, and come in order', () => {
    const asks = arbitraryWorld({ maxStops: 7 }).chain((world) =>
      journeysAskArbitrary(world).map((ask) => ({ world, ask })),
    );
    fc.assert(
      fc.property(asks, ({ world, ask }) => {
        const found = oracleJourneys(world, ask);
        expect(found.length).toBeLessThanOrEqual(ask.first);
        for (const { stops, legs } of found) {
          expect(new Set(stops).size).toBe(stops.length);
          expect(stops.length).toBe(legs.length + 1);
          expect([stops[0], stops.at(-1)]).toEqual([ask.from, ask.to]);
          for (const via of ask.via) expect(stops).toContain(via);
          for (const stop of ask.avoid.stops) expect(stops).not.toContain(stop);
        }
        const costs = {
          DISTANCE: found.map(({ km }) => km),
          TIME: found.map(({ hours }) => hours!),
          KM_NOT_IN_CARE: found.map(({ kmNotInCare }) => kmNotInCare ?? 0),
          RISK: found.map(({ deathsAndMissingPerYear }) => deathsAndMissingPerYear ?? Infinity),
          PARETO: found.map(({ km }) => km),
        }[ask.optimise];
        expect(costs).toEqual(costs.toSorted((a, b) => a - b));
      }),
      RUNS,
    );
  });

  it('reach every status, every kind of handover and every kind of weakest link', () => {
    const seen = new Set<string>();
    for (const world of fc.sample(arbitraryWorld({ maxStops: 7 }), { seed: 1, numRuns: 150 })) {
      for (const cell of oracleCoverage(world, ask).cells)
        seen.add(`${cell.status} ${cell.reason ?? ''}`.trim());
      for (const { legs } of someJourneys(world, AS_OF, 1)) {
        const ofTypes = oracleContinuity(world, {
          legs,
          serviceTypes: TYPES,
          group: 'EVERYONE',
          asOf: AS_OF,
          readsRestricted: 'ALL',
        });
        for (const { handovers, referralChain, weakestLink } of ofTypes) {
          for (const handover of handovers) seen.add(`handover ${handover.status}`);
          seen.add(`chain ${referralChain.closed}`);
          seen.add(`weakest ${weakestLink.kind}`);
        }
      }
    }
    expect([...seen].toSorted()).toEqual([
      'ABSENT STATED_COMPLETE',
      'CONDITIONAL CONDITION',
      'CONDITIONAL PART_OF_GROUP',
      'NOT_EXPECTED',
      'PLANNED STARTS_LATER',
      'PLANNED SUSPENDED',
      'SERVED',
      'UNKNOWN NO_STATEMENT',
      'UNKNOWN PRESENT_IN_AREA',
      'UNKNOWN STALE',
      'chain false',
      'chain null',
      'chain true',
      'handover ABSENT',
      'handover LINKED',
      'handover ONE_SIDED',
      'handover UNKNOWN',
      'handover UNLINKED',
      'weakest CERTAIN_BREAK',
      'weakest CHAIN_BROKEN',
      'weakest CHAIN_UNKNOWN',
      'weakest HANDOVER_ABSENT',
      'weakest HANDOVER_ONE_SIDED',
      'weakest HANDOVER_UNKNOWN',
      'weakest HANDOVER_UNLINKED',
      'weakest NONE',
      'weakest POSSIBLE_BREAK',
      'weakest STOP_NOT_SERVED',
      'weakest STOP_UNKNOWN',
    ]);
  });
});
