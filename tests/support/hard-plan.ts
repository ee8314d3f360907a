import type { PlanDemand, PlanModel } from '../../graph/analysis/plan-model.ts';

/** A plan that takes the solver longer than a test has: sites, ends and demands without any order, always the same. */
export function hardPlan(size = 400): PlanModel {
  let seed = 1;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const sites = Array.from({ length: size }, (_, stop) => ({ stop, type: 0, countries: [0], cost: null }));
  const ends = Array.from({ length: size * 3 }, () => {
    const near = [...new Set(Array.from({ length: 8 }, () => random(size)))].toSorted((a, b) => a - b);
    return { sites: near, metres: near.map(() => 1000 + random(24_000)) };
  });
  const demands = Array.from({ length: size * 4 }, (_, leg): PlanDemand => ({
    ends: [random(ends.length), random(ends.length)],
    metres: 10_000 + random(40_000),
    weight: 1 + random(1000),
    type: 0,
    legs: [leg],
  }));
  return {
    objective: 'PERSON_KM',
    sites,
    ends,
    demands,
    journeys: [],
    limits: [
      {
        kind: 'SITES',
        place: -1,
        type: -1,
        sites: [...sites.keys()],
        weights: sites.map(() => 1),
        demands: null,
        least: 0,
        most: Math.floor(size / 12),
      },
    ],
  };
}
