import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bottlenecks } from '../../graph/analysis/bottlenecks.ts';
import { viewAt } from '../../graph/analysis/view.ts';
import { dayNumber } from '../../graph/model/day.ts';
import { oracleBottlenecks } from '../oracle/bottlenecks.ts';
import { arbitraryWorld, AS_OF, TRAILS } from '../oracle/random-world.ts';
import { networkOf } from '../support/network-of.ts';

const settings = { numRuns: process.env['TRAILCARE_SOAK'] === '1' ? 2_000 : 200, seed: 16 };

test('people and shares at stops and legs are those of all shortest ways one by one, on random worlds', async () => {
  const seen = { people: 0, unknown: 0, zero: 0, several: 0, withoutEnds: 0, withoutWay: 0 };
  await fc.assert(
    fc.asyncProperty(arbitraryWorld({ maxStops: 8 }), async (world) => {
      const network = await networkOf(world);
      const found = await bottlenecks(viewAt(network, dayNumber(AS_OF)), TRAILS.map(network.trails.indexOf));
      const expected = oracleBottlenecks({ world, asOf: AS_OF, readsRestricted: 'ALL' }, [...TRAILS]);
      expect(found.pairs).toBe(expected.pairs);
      expect(found.pairsWithoutWay).toBe(expected.pairsWithoutWay);
      expect(found.withoutEnds.map((trail) => network.trails.codes.at(trail))).toEqual(expected.withoutEnds);
      for (const kind of ['stops', 'legs'] as const) {
        const inCodes = found[kind].map(({ place, share, trails, peoplePerYear }) => ({
          code: network[kind].codes.at(place),
          share,
          trails: trails.map((trail) => network.trails.codes.at(trail)),
          peoplePerYear,
        }));
        const byCode = inCodes.toSorted((a, b) => (a.code < b.code ? -1 : 1));
        expect(byCode).toEqual(
          expected[kind].map(({ share, ...one }) => ({ ...one, share: expect.closeTo(share, 8) })),
        );
        // The most people first, those of unknown flow last; then by share, then by code.
        const ordered = inCodes.toSorted(
          (a, b) =>
            (b.peoplePerYear ?? -1) - (a.peoplePerYear ?? -1) ||
            b.share - a.share ||
            (a.code < b.code ? -1 : 1),
        );
        expect(inCodes).toEqual(ordered);
        seen.people += inCodes.filter(
          ({ peoplePerYear }) => peoplePerYear !== null && peoplePerYear > 0,
        ).length;
        seen.zero += inCodes.filter(({ peoplePerYear }) => peoplePerYear === 0).length;
        seen.unknown += inCodes.filter(({ peoplePerYear }) => peoplePerYear === null).length;
        seen.several += inCodes.filter(({ trails }) => trails.length > 1).length;
      }
      seen.withoutEnds += found.withoutEnds.length;
      seen.withoutWay += found.pairsWithoutWay;
    }),
    settings,
  );
  for (const [what, count] of Object.entries(seen)) expect([what, count > 10]).toEqual([what, true]);
}, 600_000);
