import type { PlanModel } from '../../graph/analysis/plan-model.ts';
import { reducePlan } from '../../graph/analysis/reduce-plan.ts';
import { atOnce } from '../../graph/analysis/steps.ts';
import { runPlan } from '../../graph/jobs/run-plan.ts';
import type { Promised } from '../harness/promise.ts';
import { startPythonPeer } from '../harness/python-peer.ts';
import { computedInSteps } from '../harness/timed.ts';
import { chance } from '../world/chance.ts';
import { atLeast } from './at-least.ts';

const SITES = 300;
const DEMANDS = 2_000;
const OPENED = 30;
const RADIUS = 0.08;
/** By the clock: enough on a busy machine. */
const SECONDS = 300;

interface Covering {
  /** By demand, the sites near enough. */
  readonly near: readonly (readonly number[])[];
  readonly weights: readonly number[];
  readonly distances: readonly (readonly number[])[];
}

/** Points in a square, some in clusters, with unlike weights. */
function drawnCovering(seed: number): Covering {
  const draw = chance(seed, 'covering');
  const centres = Array.from({ length: 12 }, () => [draw.share(), draw.share()] as const);
  const point = (): readonly [number, number] => {
    if (draw.isTrue(0.4)) return [draw.share(), draw.share()];
    const [x, y] = draw.oneOf(centres);
    return [
      x + draw.tail(0.05) * (draw.isTrue(0.5) ? 1 : -1),
      y + draw.tail(0.05) * (draw.isTrue(0.5) ? 1 : -1),
    ];
  };
  const sites = Array.from({ length: SITES }, point);
  const distances = Array.from({ length: DEMANDS }, () => {
    const [x, y] = point();
    return sites.map(([a, b]) => Math.round(Math.hypot(a - x, b - y) * 1e6) / 1e6);
  });
  return {
    distances,
    near: distances.map((row) => [...row.keys()].filter((site) => row[site]! <= RADIUS)),
    weights: distances.map(() => 1 + Math.floor(draw.tail(500))),
  };
}

/** Each demand as a leg that one site brings wholly into care. */
function modelOf({ near, weights }: Covering): PlanModel {
  return {
    objective: 'PEOPLE',
    sites: Array.from({ length: SITES }, (_, stop) => ({ stop, type: 0, countries: [0], cost: null })),
    ends: near.map((sites) => ({ sites, metres: sites.map(() => 1) })),
    demands: weights.map((weight, end) => ({ ends: [end, -1], metres: 1, weight, type: 0, legs: [end] })),
    journeys: [],
    limits: [
      {
        kind: 'SITES',
        place: -1,
        type: -1,
        sites: Array.from({ length: SITES }, (_, site) => site),
        weights: Array.from({ length: SITES }, () => 1),
        demands: null,
        least: 0,
        most: OPENED,
      },
    ],
  };
}

/** Maximal covering, the one problem that both solve. Ours with presolve, greedy start and bound, HiGHS in WebAssembly; theirs HiGHS in C++. */
export const plan: Promised = {
  name: 'plan',
  promise: `plan: ${OPENED} of ${SITES} candidates for ${DEMANDS.toLocaleString('en')} demands, proven`,
  complexity: 'that of integer programming',
  sizes: ['S'],
  quickSizes: ['S'],
  async prepare(_, { quick }) {
    const coverings = [1, 2, 3].map(drawnCovering);
    const models = coverings.map(modelOf);
    const python = await startPythonPeer();
    const statuses: string[] = [];
    return {
      inputs: quick ? 1 : coverings.length,
      rounds: quick ? 1 : 2,
      async ours(input) {
        const { ms, answer } = await computedInSteps(() => {
          const model = atOnce(
            reducePlan(models[input]!, { isOffered: () => true, mustStay: () => false, byCountry: false }),
          );
          const everySite = model.sites.map((_, site) => site);
          const limits = [
            { ...models[input]!.limits[0]!, sites: everySite, weights: everySite.map(() => 1) },
          ];
          return runPlan({ model: { ...model, limits }, seconds: SECONDS });
        });
        const { status, bound } = answer as Awaited<ReturnType<typeof runPlan>>;
        statuses.push(status);
        return { ms, answer: Math.round(bound ?? -1) };
      },
      peers: [
        {
          name: 'PySAL spopt, MCLP with HiGHS',
          goal: atLeast(1),
          answer(input) {
            const { distances, weights } = coverings[input]!;
            return python.ask({
              do: 'spopt covering',
              distances,
              weights,
              radius: RADIUS,
              sites: OPENED,
              seconds: SECONDS,
            });
          },
          differs: (ours, theirs) =>
            ours === theirs ? null : `${String(ours)} people and not ${String(theirs)}`,
        },
      ],
      notes: () => [
        `${statuses.filter((status) => status === 'OPTIMAL').length} of ${statuses.length} of ours were proven optimal within ${SECONDS} s; compared is our bound with what their sites cover. Of spopt, making its model is in the time, as it is of ours; measuring distances is in neither.`,
      ],
      close: () => python.close(),
    };
  },
};
