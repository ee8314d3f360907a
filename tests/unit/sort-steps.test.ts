import { array, assert, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortSteps } from '../../graph/analysis/sort-steps.ts';
import { atOnce } from '../../graph/analysis/steps.ts';

describe('sorting in steps', () => {
  it('gives what toSorted gives, equal ones in their order, and stands still in between', () => {
    const compare = (a: { key: number }, b: { key: number }) => a.key - b.key;
    assert(
      property(array(nat({ max: 50 }), { maxLength: 4_000, size: 'max' }), (keys) => {
        const items = keys.map((key, place) => ({ key, place }));
        expect(atOnce(sortSteps(items, compare))).toEqual(items.toSorted(compare));
      }),
      { numRuns: 30 },
    );
    const many = Array.from({ length: 4_000 }, (_, place) => ({ key: (place * 7_919) % 4_001, place }));
    expect([...sortSteps(many, compare)].length).toBeGreaterThan(10);
  });
});
