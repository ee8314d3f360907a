import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { completingSets } from '../../graph/analysis/completing-sets.ts';
import type { PlanDemand, PlanEnd } from '../../graph/analysis/plan-model.ts';

const SITES = 6;
const MISSING = 10;
const end = fc
  .dictionary(fc.nat(SITES - 1).map(String), fc.integer({ min: 0, max: MISSING + 2 }))
  .map((reaches): PlanEnd => ({
    sites: Object.keys(reaches).map(Number),
    metres: Object.values(reaches),
  }));
const place = fc.constantFrom(-1, 0, 1);
const demandAt = (first: number, second: number): PlanDemand => ({
  ends: [first, second],
  metres: MISSING,
  weight: 1,
  type: 0,
  legs: [0],
});

test('a leg is wholly in care exactly when each of its sets has an open site, whatever is open', () => {
  let both = 0;
  fc.assert(
    fc.property(fc.tuple(end, end), place, place, (ends, first, second) => {
      const demand = demandAt(first, second);
      const sets = completingSets(ends, demand);
      for (let open = 0; open < 1 << SITES; open++) {
        const isOpen = (site: number) => (open & (1 << site)) !== 0;
        const reach = demand.ends.map((one) => {
          const { sites = [], metres = [] } = ends[one] ?? {};
          return Math.max(0, ...metres.filter((_, i) => isOpen(sites[i]!)));
        });
        const isWhole = reach[0]! + reach[1]! >= MISSING;
        if (isWhole && Math.max(...reach) < MISSING) both += 1;
        expect(sets.every((sites) => sites.some(isOpen))).toBe(isWhole);
      }
    }),
    { numRuns: 300, seed: 4 },
  );
  expect(both).toBeGreaterThan(0);
});

test('of sets of which one is within another only the smaller is given', () => {
  const one: PlanEnd = { sites: [0, 1, 2], metres: [4, 10, 12] };
  expect(completingSets([one], demandAt(0, -1))).toEqual([[1, 2]]);
  const other: PlanEnd = { sites: [3, 4], metres: [6, 10] };
  expect(completingSets([one, other], demandAt(0, 1))).toEqual([
    [0, 1, 2, 4],
    [1, 2, 3, 4],
  ]);
});
