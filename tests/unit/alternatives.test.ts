import { describe, expect, it } from 'vitest';
import { GAVE_UP, waysThrough } from '../../graph/analysis/alternatives.ts';
import { landmarksOf } from '../../graph/analysis/landmarks.ts';
import { leastTotals } from '../../graph/analysis/least-totals.ts';
import { restOfWay } from '../../graph/analysis/rest-of-way.ts';
import { seededRandom } from '../../graph/analysis/seeded-random.ts';
import { leastWay } from '../../graph/analysis/shortest-ways.ts';
import { type View, viewAt } from '../../graph/analysis/view.ts';
import { dayNumber } from '../../graph/model/day.ts';
import { AS_OF } from '../oracle/random-world.ts';
import { gridWorld } from '../support/grid-world.ts';
import { networkOf } from '../support/network-of.ts';
import { plainWaysInOrder } from '../support/plain-ways-in-order.ts';

const SIDE = 13;
const WAYS = 6;

/** A grid on which a third of the legs do not hold, and pairs of its stops; large enough that landmarks are made. */
async function holedGrid(seed: number) {
  const whole = viewAt(await networkOf(gridWorld(SIDE)), dayNumber(AS_OF));
  const random = seededRandom(seed);
  const view: View = { ...whole, legHolds: whole.legHolds.map((holds) => (random() < 0.33 ? 0 : holds)) };
  const drawStop = () => Math.floor(random() * SIDE * SIDE);
  return { view, drawStop };
}
const searchOn = (view: View, isLed: boolean, closedStops: ReadonlySet<number> = new Set()) => ({
  view,
  legCost: (leg: number) => view.network.legs.metres[leg]!,
  closedStops,
  costsMetres: isLed,
});
/** Until landmarks are there. */
function learn(view: View, drawStop: () => number) {
  for (let n = 0; n < 30; n++) leastWay(searchOn(view, true), drawStop(), drawStop());
  expect(landmarksOf(view.network).boundsFrom(0)).not.toBeNull();
}

describe('ways in order', () => {
  it('are those of Yen without bounds, leg by leg, with landmarks and without, where legs do not hold', async () => {
    const { view, drawStop } = await holedGrid(3);
    learn(view, drawStop);
    let compared = 0;
    for (let pair = 0; pair < 6; pair++) {
      const [from, to] = [drawStop(), drawStop()];
      if (from === to) continue;
      const plain = plainWaysInOrder(view, from, to, WAYS);
      for (const isLed of [true, false]) {
        const found = [...waysThrough(searchOn(view, isLed), [from, to]).take(WAYS)];
        expect(found.map((way) => (way === GAVE_UP ? way : way.legs))).toEqual(plain);
      }
      compared += plain.length;
    }
    expect(compared).toBeGreaterThan(2 * WAYS);
  });

  it('end where there are no others', async () => {
    const { view, drawStop } = await holedGrid(4);
    // All legs closed but those of two ways that part in the middle: 0, 1, 2 and 0, SIDE, SIDE + 1, 1.
    const { from, to } = view.network.legs;
    const wanted = new Set(
      [
        [0, 1],
        [1, 2],
        [0, SIDE],
        [SIDE, SIDE + 1],
        [SIDE + 1, 1],
      ].map((ends) => ends.join()),
    );
    const legHolds = view.legHolds.map((_, leg) => (wanted.has(`${from[leg]},${to[leg]}`) ? 1 : 0));
    learn(view, drawStop);
    const found = [...waysThrough(searchOn({ ...view, legHolds }, true), [0, 2])];
    expect(found).toHaveLength(2);
  });
});

describe('what is left of a way', () => {
  it.each([0.4, 0.9, 1, 1.1, 3])(
    'is never more than it is, exact for ways below where the search stands, and led by no leg away: beyond %d times the least',
    async (share) => {
      const { view, drawStop } = await holedGrid(5);
      learn(view, drawStop);
      const { stops, legs } = view.network;
      const cost = (leg: number) => (view.legHolds[leg] === 1 ? legs.metres[leg]! : Infinity);
      let exact = 0;
      for (let pair = 0; pair < 20; pair++) {
        const [from, to] = [drawStop(), drawStop()];
        const closedStops = new Set([drawStop(), drawStop()]);
        if (closedStops.has(from) || closedStops.has(to)) continue;
        const mayPass = (stop: number) => !closedStops.has(stop);
        const before = leastTotals(view.network, from, { direction: 'ON', legCost: cost, mayPass });
        const after = leastTotals(view.network, to, { direction: 'BACK', legCost: cost, mayPass });
        if (before[to] === Infinity) continue;
        const rest = restOfWay(searchOn(view, true, closedStops), from, to);
        rest.searchBeyond(before[to]! * share);
        expect(rest.exactBelow()).toBeGreaterThan(before[to]! * share);
        for (const stop of stops.codes.keys()) {
          if (before[stop] === Infinity || closedStops.has(stop)) continue;
          expect(rest.from(stop)).toBeLessThanOrEqual(after[stop]!);
          if (before[stop]! + after[stop]! >= rest.exactBelow()) continue;
          expect(rest.from(stop)).toBe(after[stop]);
          exact += 1;
        }
        for (const leg of legs.codes.keys()) {
          const ends = [legs.from[leg]!, legs.to[leg]!] as const;
          if (
            cost(leg) === Infinity ||
            ends.some((stop) => before[stop] === Infinity || closedStops.has(stop))
          )
            continue;
          expect(rest.from(ends[0])).toBeLessThanOrEqual(cost(leg) + rest.from(ends[1]));
        }
      }
      if (share >= 1) expect(exact).toBeGreaterThan(20);
    },
  );
});
