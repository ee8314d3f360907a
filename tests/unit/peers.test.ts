import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledView, PLAN, societiesOf } from '../../bench/peers/bundled-view.ts';
import { buildPlanModel } from '../../graph/analysis/build-plan-model.ts';
import { disjointWays } from '../../graph/analysis/disjoint-ways.ts';
import { expectationOf } from '../../graph/analysis/expectation.ts';
import { mustPass } from '../../graph/analysis/must-pass.ts';
import { planValue } from '../../graph/analysis/plan-value.ts';
import { scopeOfTrails } from '../../graph/analysis/scope.ts';
import { leastWay } from '../../graph/analysis/shortest-ways.ts';
import type { View } from '../../graph/analysis/view.ts';
import { runPlan } from '../../graph/jobs/run-plan.ts';
import { GROUPS } from '../../graph/model/closed-lists.ts';

const AGAIN = 'bench/peers/README.md says how it is recorded again when the bundled trails have changed';
const answers = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../bench/peers/answers.json'), 'utf8'),
) as {
  between: {
    from: string;
    to: string;
    metres: number | null;
    waysApartByLegs: number;
    waysApartByStops: number;
    mustPass: { stops: string[]; legs: string[] } | null;
  }[];
  plan: { sites: number; metres: number }[];
  societies: { ours: string[][]; modularityOfOurs: number; bestModularity: number };
};

describe('on the bundled trails we say what NetworkX, igraph and CBC say', () => {
  let view: View;
  let close: () => Promise<void>;
  beforeAll(async () => void ({ view, close } = await bundledView()));
  afterAll(() => close());

  it('of shortest ways, what every way passes, and ways that share nothing', () => {
    const { stops, legs } = view.network;
    const codes = (of: typeof stops | typeof legs, places: readonly number[]) =>
      places.map((place) => of.codes.at(place)).toSorted();
    const legCost = (leg: number) => legs.metres[leg]!;
    const ours = answers.between.map(({ from, to }) => {
      const [start, end] = [stops.indexOf(from), stops.indexOf(to)];
      const passed = mustPass(view, start, end);
      return {
        from,
        to,
        metres: leastWay({ view, legCost, closedStops: new Set() }, start, end)?.cost.metres ?? null,
        waysApartByLegs: disjointWays(view, start, end, 'LEGS').count,
        waysApartByStops: disjointWays(view, start, end, 'STOPS').count,
        mustPass: passed && { stops: codes(stops, passed.stops), legs: codes(legs, passed.legs) },
      };
    });
    expect(ours, AGAIN).toEqual(answers.between);
    // Else it compares little.
    expect(answers.between.length).toBeGreaterThan(100);
    expect(answers.between.some(({ waysApartByLegs }) => waysApartByLegs > 1)).toBe(true);
    expect(answers.between.some(({ metres }) => metres === null)).toBe(true);
  });

  it('of communities of Societies: what they are worth, and that none of its hundred is worth much more', () => {
    const { found } = societiesOf(view);
    const { ours, modularityOfOurs, bestModularity } = answers.societies;
    expect(
      found.communities.map(({ societies }) => societies),
      AGAIN,
    ).toEqual(ours);
    expect(found.modularity).toBeCloseTo(modularityOfOurs, 9);
    expect(found.modularity).toBeGreaterThan(bestModularity * 0.99);
  });

  it.each(answers.plan)('of the best $sites posts', async ({ sites, metres }) => {
    const { network } = view;
    const scope = scopeOfTrails(view, [network.trails.indexOf(PLAN.trail)]);
    const { model } = await buildPlanModel(view, scope, expectationOf(view, scope.trails), {
      types: [network.serviceTypes.indexOf(PLAN.serviceType)],
      group: GROUPS.indexOf('EVERYONE'),
      objective: 'KM',
      ways: [],
      candidates: scope.stops.filter((stop) => network.stops.country[stop]! >= 0),
      fixed: [],
      sites,
      maxPerCountry: null,
      minShare: 0,
      countries: [],
      roomOf: () => null,
      budget: null,
    });
    const solved = await runPlan({ model, seconds: 20 });
    expect(solved.status).toBe('OPTIMAL');
    const value = planValue(
      model,
      solved.sites!.map(({ site }) => site),
    );
    expect(value, AGAIN).toBe(metres);
  });
});
