import { expect, it } from 'vitest';
import { passingSums } from '../../graph/analysis/passing-sums.ts';
import { seededRandom } from '../../graph/analysis/seeded-random.ts';
import { type View, viewAt } from '../../graph/analysis/view.ts';
import { dayNumber } from '../../graph/model/day.ts';
import { AS_OF } from '../oracle/random-world.ts';
import { gridWorld } from '../support/grid-world.ts';
import { networkOf } from '../support/network-of.ts';

const SIDE = 12;

/** A grid of which a fifth of the legs does not hold, and all others are 0, 1 or 2 km: full of ways of one length. */
async function evenGrid(): Promise<View> {
  const whole = viewAt(await networkOf(gridWorld(SIDE)), dayNumber(AS_OF));
  const random = seededRandom(5);
  const { network } = whole;
  const metres = network.legs.metres.map(() => Math.floor(random() * 3) * 1_000);
  return {
    ...whole,
    network: { ...network, legs: { ...network.legs, metres } },
    legHolds: whole.legHolds.map((holds) => (random() < 0.2 ? 0 : holds)),
  };
}

it('a search that ends at its last target passes what one through everything passes, again and again', async () => {
  const view = await evenGrid();
  const random = seededRandom(6);
  const draw = () => Math.floor(random() * SIDE * SIDE);
  const ending = passingSums(view);
  const whole = passingSums(view);
  let passed = 0;
  let notReached = 0;
  for (let round = 0; round < 200; round++) {
    const origin = draw();
    const targets = new Set([draw(), draw(), draw()]);
    targets.delete(origin);
    if (targets.size === 0) continue;
    const wanted = new Float64Array(SIDE * SIDE);
    for (const target of targets) wanted[target] = 1 + draw();
    // Sums of other searches stay in both, so that what is left over would show.
    if (round % 3 === 0) for (const sums of [ending, whole]) sums.clear();
    ending.add(origin, wanted, targets.size);
    whole.add(origin, wanted);
    expect(ending.stops).toEqual(whole.stops);
    expect(ending.legs).toEqual(whole.legs);
    for (const target of targets) {
      expect(ending.isReached(target)).toBe(whole.isReached(target));
      if (!whole.isReached(target)) notReached += 1;
    }
    passed += whole.stops.filter((sum) => sum > 0).length;
  }
  expect(passed).toBeGreaterThan(1_000);
  expect(notReached).toBeGreaterThan(0);
});
