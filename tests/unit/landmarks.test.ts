import { describe, expect, it } from 'vitest';
import { NO_CHANGES } from '../../graph/analysis/changed-view.ts';
import { landmarksOf } from '../../graph/analysis/landmarks.ts';
import { leastTotals } from '../../graph/analysis/least-totals.ts';
import { seededRandom } from '../../graph/analysis/seeded-random.ts';
import { leastWay } from '../../graph/analysis/shortest-ways.ts';
import { type View, viewAt } from '../../graph/analysis/view.ts';
import { dayNumber } from '../../graph/model/day.ts';
import { changedNetwork } from '../../graph/network/changed-network.ts';
import { AS_OF } from '../oracle/random-world.ts';
import { gridWorld } from '../support/grid-world.ts';
import { networkOf } from '../support/network-of.ts';
import { plainLeastWay } from '../support/plain-least-way.ts';

const SIDE = 26;
const NONE: ReadonlySet<number> = new Set();

/** A grid has many ways of equal length, and is large enough that landmarks are made. */
async function grid(): Promise<{ view: View; drawStop: () => number; random: () => number }> {
  const view = viewAt(await networkOf(gridWorld(SIDE)), dayNumber(AS_OF));
  const random = seededRandom(7);
  return { view, random, drawStop: () => Math.floor(random() * SIDE * SIDE) };
}
const search = (view: View, isLed: boolean) => ({
  view,
  legCost: (leg: number) => view.network.legs.metres[leg]!,
  closedStops: NONE,
  costsMetres: isLed,
});

describe('a search led by landmarks', () => {
  it('finds the way of a plain search, leg by leg, while they are made and after', async () => {
    const { view, drawStop } = await grid();
    for (let n = 0; n < 40; n++) {
      const [from, to] = [drawStop(), drawStop()];
      if (from === to) continue;
      const plain = plainLeastWay(view, from, to);
      expect(leastWay(search(view, true), from, to)?.legs ?? null).toEqual(plain);
      expect(leastWay(search(view, false), from, to)?.legs ?? null).toEqual(plain);
    }
    // They were there, or nothing was shown.
    expect(landmarksOf(view.network).boundsTo(0)).not.toBeNull();
  });

  it('finds it where legs are closed that were open when they were made', async () => {
    const { view, random, drawStop } = await grid();
    for (let n = 0; n < 20; n++) leastWay(search(view, true), drawStop(), drawStop());
    expect(landmarksOf(view.network).boundsTo(0)).not.toBeNull();
    for (let n = 0; n < 15; n++) {
      const closed = { ...view, legHolds: view.legHolds.map((holds) => (random() < 0.4 ? 0 : holds)) };
      const [from, to] = [drawStop(), drawStop()];
      if (from === to) continue;
      expect(leastWay(search(closed, true), from, to)?.legs ?? null).toEqual(plainLeastWay(closed, from, to));
    }
  });

  it('keeps them for a network with the same legs, and makes others where a leg was added', async () => {
    const { network } = (await grid()).view;
    const { services, legs } = network;
    const later = {
      ...network,
      revision: 2,
      services: { ...services },
      legs: { ...legs, trails: legs.trails },
    };
    expect(landmarksOf(later)).toBe(landmarksOf(network));
    const opened = {
      from: 0,
      to: SIDE * SIDE - 1,
      mode: 'ROAD',
      metres: 1,
      hours: NaN,
      peoplePerYear: null,
      trails: [],
    } as const;
    const changes = { ...NO_CHANGES, openedLegs: [opened] };
    const supposed = changedNetwork(network, changes, dayNumber(AS_OF));
    expect(landmarksOf(supposed)).not.toBe(landmarksOf(network));
  });

  it('is told no more than the distance to the end, and no more less at the other end of a leg than its metres', async () => {
    const { view, drawStop } = await grid();
    for (let n = 0; n < 20; n++) leastWay(search(view, true), drawStop(), drawStop());
    const { stops, legs } = view.network;
    const to = drawStop();
    const bound = landmarksOf(view.network).boundsTo(to)!;
    const exact = leastTotals(view.network, to, { direction: 'BACK', legCost: (leg) => legs.metres[leg]! });
    for (const stop of stops.codes.keys()) expect(bound(stop)).toBeLessThanOrEqual(exact[stop]!);
    for (const leg of legs.codes.keys())
      expect(bound(legs.from[leg]!)).toBeLessThanOrEqual(legs.metres[leg]! + bound(legs.to[leg]!));
    expect(Math.max(...Array.from(stops.codes.keys(), bound))).toBeGreaterThan(0);
  });
});
