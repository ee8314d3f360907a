import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betweenness } from '../../graph/analysis/betweenness.ts';
import { disjointWays } from '../../graph/analysis/disjoint-ways.ts';
import { mustPass } from '../../graph/analysis/must-pass.ts';
import { viewAt } from '../../graph/analysis/view.ts';
import { dayNumber } from '../../graph/model/day.ts';
import type { Fact } from '../../graph/model/kinds.ts';
import { arbitraryWorld, AS_OF } from '../oracle/random-world.ts';
import { legsOn, stopsOn } from '../oracle/network.ts';
import { networkOf } from '../support/network-of.ts';

const settings = { numRuns: process.env['TRAILCARE_SOAK'] === '1' ? 5_000 : 60, seed: 7 };

/** Plainly: whether one comes from one stop to another by these legs, without some stops. */
function comes(legs: readonly Fact<'Leg'>[], from: string, to: string, without: readonly string[]): boolean {
  const reached = [from];
  for (const stop of reached) {
    for (const leg of legs) {
      if (leg.from === stop && !without.includes(leg.to) && !reached.includes(leg.to)) reached.push(leg.to);
    }
  }
  return from !== to && reached.includes(to);
}

/** Plainly: all ways from one stop to another that pass no stop twice, as legs. */
function allWays(legs: readonly Fact<'Leg'>[], from: string, to: string, passed = [from]): Fact<'Leg'>[][] {
  if (from === to) return [[]];
  return legs
    .filter((leg) => leg.from === from && !passed.includes(leg.to))
    .flatMap((leg) => allWays(legs, leg.to, to, [...passed, leg.to]).map((rest) => [leg, ...rest]));
}

/** Each pair of stops of a random world, with what the measures need and what an oracle reads. */
async function onPairs(
  check: (pair: {
    view: ReturnType<typeof viewAt>;
    legs: Fact<'Leg'>[];
    stops: string[];
    from: string;
    to: string;
    place: (code: string) => number;
  }) => void | Promise<void>,
): Promise<number> {
  let ways = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryWorld(), async (world) => {
      const network = await networkOf(world);
      const view = viewAt(network, dayNumber(AS_OF));
      const legs = legsOn({ world, asOf: AS_OF } as never);
      const stops = stopsOn({ world, asOf: AS_OF } as never).map(({ code }) => code);
      const place = (code: string) => network.stops.indexOf(code);
      for (const from of stops.slice(0, 4)) {
        for (const to of stops) {
          if (comes(legs, from, to, [])) ways += 1;
          await check({ view, legs, stops, from, to, place });
        }
      }
    }),
    settings,
  );
  return ways;
}

describe('what every way passes', () => {
  test('is what nobody can do without, on random worlds', async () => {
    let needed = 0;
    const ways = await onPairs(({ view, legs, stops, from, to, place }) => {
      const found = mustPass(view, place(from), place(to));
      if (!comes(legs, from, to, [])) {
        expect(found).toBeNull();
        return;
      }
      const codes = view.network;
      const between = stops.filter((stop) => stop !== from && stop !== to);
      const stopsNeeded = between.filter((stop) => !comes(legs, from, to, [stop]));
      const legsNeeded = legs.filter(
        (leg) =>
          !comes(
            legs.filter((one) => one !== leg),
            from,
            to,
            [],
          ),
      );
      needed += stopsNeeded.length + legsNeeded.length;
      expect(new Set(found!.stops.map((stop) => codes.stops.codes.at(stop)))).toEqual(new Set(stopsNeeded));
      expect(new Set(found!.legs.map((leg) => codes.legs.codes.at(leg)))).toEqual(
        new Set(legsNeeded.map(({ code }) => code)),
      );
    });
    expect(ways).toBeGreaterThan(50);
    expect(needed).toBeGreaterThan(50);
  });
});

describe('ways that share nothing', () => {
  test.each(['STOPS', 'LEGS'] as const)('are as many as the least cut has members, by %s', async (apart) => {
    let several = 0;
    await onPairs(({ view, legs, from, to, place }) => {
      if (from === to) return;
      const { count, ways, cut } = disjointWays(view, place(from), place(to), apart);
      const { stops, legs: columns } = view.network;
      const codes = ways.map((way) =>
        way.map((leg) => legs.find(({ code }) => code === columns.codes.at(leg))!),
      );
      for (const way of codes) {
        expect(way[0]!.from).toBe(from);
        expect(way.at(-1)!.to).toBe(to);
        way.slice(1).forEach((leg, n) => expect(leg.from).toBe(way[n]!.to));
      }
      const passed = codes.flatMap((way) =>
        apart === 'LEGS' ? way.map(({ code }) => code) : way.slice(1).map((leg) => leg.from),
      );
      expect(new Set(passed).size).toBe(passed.length);
      expect(ways).toHaveLength(count);
      if (count > 1) several += 1;
      // A cut of that size proves that there are no more ways; that it cuts is looked at plainly.
      if (apart === 'LEGS') expect(cut.stops).toEqual([]);
      expect(cut.stops.length + cut.legs.length).toBe(count);
      const left = legs.filter(({ code }) => !cut.legs.some((leg) => columns.codes.at(leg) === code));
      expect(
        comes(
          left,
          from,
          to,
          cut.stops.map((stop) => stops.codes.at(stop)),
        ),
      ).toBe(false);
      if (apart === 'STOPS') {
        for (const leg of cut.legs)
          expect([stops.codes.at(columns.from[leg]!), stops.codes.at(columns.to[leg]!)]).toEqual([from, to]);
      }
    });
    expect(several).toBeGreaterThan(10);
  });
});

describe('betweenness', () => {
  test('is the share of the shortest ways that pass, on random worlds', async () => {
    let several = 0;
    await onPairs(async ({ view, legs, from, to, place }) => {
      if (from === to) return;
      const found = await betweenness(view, [{ from: place(from), to: place(to), weight: 6 }]);
      const metres = (way: Fact<'Leg'>[]) => way.reduce((sum, { km }) => sum + Math.round(km * 1000), 0);
      const ways = allWays(legs, from, to);
      const least = Math.min(...ways.map(metres));
      const shortest = ways.filter((way) => metres(way) === least);
      if (shortest.length > 1) several += 1;
      expect(found.reached).toHaveLength(ways.length === 0 ? 0 : 1);
      const { stops, legs: columns } = view.network;
      const passes = (test: (way: Fact<'Leg'>[]) => boolean) =>
        shortest.length === 0 ? 0 : (6 * shortest.filter(test).length) / shortest.length;
      [...stops.codes].forEach((code, stop) => {
        const expected = passes((way) => way.slice(1).some((leg) => leg.from === code));
        expect(found.stops[stop]).toBeCloseTo(expected, 9);
      });
      [...columns.codes].forEach((code, leg) => {
        expect(found.legs[leg]).toBeCloseTo(
          passes((way) => way.some((one) => one.code === code)),
          9,
        );
      });
    });
    expect(several).toBeGreaterThan(5);
  });

  test('of several demands is the sum of that of each, for stops and for legs', async () => {
    const shared = { stops: 0, legs: 0 };
    await onPairs(async ({ view, stops, from, to, place }) => {
      // Of one origin and of others: they are searched apart.
      const pairs = [
        [from, to],
        [from, stops.at(-1)!],
        [from, to],
        [to, from],
        ...stops.slice(0, 4).map((other) => [other, to] as const),
      ] as const;
      const demands = pairs.map(([start, end], n) => ({
        from: place(start),
        to: place(end),
        weight: n + 1,
      }));
      const together = await betweenness(view, demands);
      const each = await Promise.all(demands.map((demand) => betweenness(view, [demand])));
      for (const kind of ['stops', 'legs'] as const) {
        together[kind].forEach((passing, place) => {
          const sum = each.reduce((total, one) => total + one[kind][place]!, 0);
          expect(passing).toBeCloseTo(sum, 9);
          if (each.filter((one) => one[kind][place]! > 0).length > 1) shared[kind] += 1;
        });
      }
    });
    // Where several demands pass one place, or nothing is summed.
    for (const count of Object.values(shared)) expect(count).toBeGreaterThan(20);
  });
});
