import * as fc from 'fast-check';
import { test } from 'vitest';
import { oracleContinuity } from '../oracle/continuity.ts';
import { oracleCoverage } from '../oracle/coverage.ts';
import { type JourneysAsk, oracleJourneys } from '../oracle/journeys.ts';
import {
  arbitraryWorld,
  asOfArbitrary,
  SERVICE_GROUPS,
  someJourneys,
  TRAILS,
  TYPES,
} from '../oracle/random-world.ts';
import { typesArbitrary } from '../oracle/random-asks.ts';
import { continuityAsJson, coverageAsJson, journeysAsJson } from '../support/measures-as-json.ts';
import { networkOf } from '../support/network-of.ts';
import { expectSameNumbers } from '../support/same-numbers.ts';

/** 300 worlds in `npm test`, 10,000 in `npm run soak`. */
const RUNS = process.env['TRAILCARE_SOAK'] === '1' ? 10_000 : 300;
const SEED = Number(process.env['TRAILCARE_SEED'] ?? 20_261_101);
const settings = { numRuns: RUNS, seed: SEED };
const MINUTES = 60_000;

const sees = fc.constantFrom('ALL' as const, 'SOME' as const, 'NONE' as const);
const group = fc.constantFrom(...SERVICE_GROUPS);

test(
  'coverage, gaps and questions are those of the oracle on random worlds',
  async () => {
    const trails = fc.oneof(fc.constant(null), fc.constant([TRAILS[0]!]), fc.constant([...TRAILS]));
    await fc.assert(
      fc.asyncProperty(
        arbitraryWorld(),
        typesArbitrary,
        trails,
        asOfArbitrary,
        fc.uniqueArray(group, { minLength: 1, maxLength: 2 }),
        sees,
        async (world, serviceTypes, scope, asOf, groups, readsRestricted) => {
          const ask = {
            trails: scope === null ? null : [...scope],
            serviceTypes,
            groups,
            asOf,
            readsRestricted,
          };
          const network = await networkOf(world, readsRestricted);
          expectSameNumbers(coverageAsJson(network, ask), oracleCoverage(world, ask));
        },
      ),
      settings,
    );
  },
  60 * MINUTES,
);

test(
  'continuity is that of the oracle along the journeys of random worlds',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryWorld({ maxStops: 7 }),
        asOfArbitrary,
        group,
        sees,
        fc.nat(),
        async (world, asOf, oneGroup, readsRestricted, pick) => {
          const network = await networkOf(world, readsRestricted);
          const all = someJourneys(world, asOf);
          if (all.length === 0) return;
          for (let i = 0; i < 4; i++) {
            const { legs } = all[(pick + i * 7) % all.length]!;
            const ask = { legs, serviceTypes: [...TYPES], group: oneGroup, asOf, readsRestricted };
            expectSameNumbers(continuityAsJson(network, ask), oracleContinuity(world, ask));
          }
        },
      ),
      settings,
    );
  },
  60 * MINUTES,
);

test(
  'journeys are those of the oracle, by every aim, with via and avoid, and apart from each other',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryWorld({ maxStops: 7 }),
        asOfArbitrary,
        fc.constantFrom(...(['DISTANCE', 'TIME', 'KM_NOT_IN_CARE', 'RISK', 'PARETO'] as const)),
        fc.array(fc.nat({ max: 6 }), { minLength: 5, maxLength: 5 }),
        fc.nat({ max: 2 }),
        fc.boolean(),
        fc.subarray(['SEA', 'FOOT']),
        fc.constantFrom(null, 0, 0.3, 0.75, 1),
        async (world, asOf, optimise, picks, viaCount, avoidsCountry, modes, overlap) => {
          const stops = world.Stop.map(({ code }) => code);
          const [from, to, ...others] = picks.map((pick) => stops[pick % stops.length]!);
          const maxOverlap = optimise === 'RISK' || optimise === 'PARETO' ? null : overlap;
          const via = [...new Set(others)]
            .filter((stop) => stop !== from && stop !== to)
            .slice(0, optimise === 'PARETO' || maxOverlap !== null ? 0 : viaCount);
          const ask: JourneysAsk = {
            from: from!,
            to: to!,
            via,
            avoid: {
              countries: avoidsCountry ? [world.Country[0]!.code] : [],
              stops: others.slice(-1).filter((stop) => !via.includes(stop)),
              modes: [...modes],
            },
            optimise,
            maxOverlap,
            serviceTypes: [...TYPES],
            group: 'EVERYONE',
            first: 5,
            asOf,
            readsRestricted: 'ALL',
          };
          const network = await networkOf(world);
          expectSameNumbers(journeysAsJson(network, ask), oracleJourneys(world, ask));
        },
      ),
      settings,
    );
  },
  60 * MINUTES,
);
