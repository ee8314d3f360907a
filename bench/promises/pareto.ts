import { journeys } from '../../graph/analysis/journeys.ts';
import { layersOf } from '../../graph/analysis/layers.ts';
import type { Promised } from '../harness/promise.ts';
import { computed } from '../harness/timed.ts';
import { randomPairs } from '../world/random-pairs.ts';
import { worldView } from '../world/world-view.ts';
import { shortestAsk } from './shortest-ask.ts';

export const pareto: Promised = {
  name: 'pareto',
  promise: 'Pareto journeys by distance, recorded risk and km not in care',
  complexity: 'as many labels as there are partial ways that none beats; cut at 10,000, and says so',
  sizes: ['S', 'M'],
  quickSizes: ['S'],
  async prepare(size) {
    const view = await worldView(size);
    const pairs = randomPairs(view, 40, 7);
    const types = ['PRIMARY_HEALTH', 'RFL'].map(view.network.serviceTypes.indexOf);
    const layers = layersOf(view, types, [0]);
    const found = new Map<number, number | null>();
    return {
      inputs: pairs.length,
      rounds: 3,
      ours(input) {
        const { from, to } = pairs[input]!;
        const { ms, answer } = computed(() =>
          journeys(view, { ...shortestAsk(from, to), optimise: 'PARETO', layers }),
        );
        const answered = answer as ReturnType<typeof journeys>;
        found.set(input, answered && answered.journeys.length);
        return { ms, answer: found.get(input) };
      },
      peers: [],
      goals: [{ of: 'our p99 ms', bound: 'at most', value: 1_000 }],
      notes() {
        const counts = [...found.values()];
        const whole = counts.filter((count) => count !== null);
        return [
          `${counts.length - whole.length} of ${counts.length} random pairs at ${size} were cut at the limit of labels; the others have ${Math.max(0, ...whole)} journeys at most. Equality with exhaustive labels is held by the oracle on random worlds (tests/unit/measures-against-oracle.test.ts).`,
        ];
      },
    };
  },
};
