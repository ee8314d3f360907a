import { describe, expect, test } from 'vitest';
import { bottlenecks } from '../../graph/analysis/bottlenecks.ts';
import { samplingError } from '../../graph/analysis/sampling-error.ts';
import { viewAt } from '../../graph/analysis/view.ts';
import { dayNumber } from '../../graph/model/day.ts';
import { AS_OF } from '../oracle/random-world.ts';
import { gridWorld } from '../support/grid-world.ts';
import { networkOf } from '../support/network-of.ts';

const SEEDS = 100;

describe('bottlenecks from a sample', () => {
  test('lie within their bound over at least as many seeds as stated', async () => {
    const view = viewAt(await networkOf(gridWorld(8)), dayNumber(AS_OF));
    const exact = await bottlenecks(view, [0]);
    expect(exact).toMatchObject({ sampled: null, pairs: 64 * 63 });
    let farthest = 0;
    const sampled: { isWithin: boolean; within: number }[] = [];
    for (let seed = 0; seed < SEEDS; seed++) {
      const found = await bottlenecks(view, [0], { samples: 60, seed });
      expect(found).toMatchObject({ pairs: 60, pairsWithoutWay: 0, sampled: { trails: [0] } });
      const off = (['stops', 'legs'] as const).flatMap((kind) => {
        const shares = new Map(found[kind].map(({ place, share }) => [place, share]));
        return exact[kind].map(({ place, share }) => Math.abs(share - (shares.get(place) ?? 0)));
      });
      const most = Math.max(...off);
      farthest = Math.max(farthest, most);
      sampled.push({ isWithin: most <= found.sampled!.within, within: found.sampled!.within });
    }
    expect(sampled.filter(({ isWithin }) => isWithin).length).toBeGreaterThanOrEqual(0.95 * SEEDS);
    // Neither is empty: a bound below 1, and samples that are off.
    expect(sampled[0]!.within).toBeLessThan(0.35);
    expect(farthest).toBeGreaterThan(0.05);
  });

  test('of a trail with no more origins than samples are exact', async () => {
    const view = viewAt(await networkOf(gridWorld(4)), dayNumber(AS_OF));
    expect(await bottlenecks(view, [0], { samples: 16 })).toEqual(await bottlenecks(view, [0]));
  });

  test.each([
    [1_000, 30_000, 0.0837],
    [4_000, 30_000, 0.0418],
    [2, 30_000, 1],
    [0, 30_000, 1],
  ])('%i draws for %i shares: within %f', (draws, shares, within) => {
    expect(samplingError(draws, shares)).toBeCloseTo(within, 4);
  });
});
