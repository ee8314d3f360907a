import type { Promised } from '../harness/promise.ts';
import { startApi } from '../harness/start-api.ts';
import { timed } from '../harness/timed.ts';
import { worldStoreUrl } from '../world/world-store.ts';
import { GAPS_QUERY, trailCode } from './gaps-query.ts';

/** From the command to the first answer about a trail: the snapshot is built, and the layers of its day. */
export const start: Promised = {
  name: 'start',
  promise: 'start with data to first answer, embedded store',
  complexity: 'O(facts)',
  sizes: ['S', 'L'],
  quickSizes: ['S'],
  async prepare(size) {
    const url = await worldStoreUrl(size);
    return {
      inputs: 1,
      rounds: size === 'L' ? 2 : 5,
      ours: () =>
        timed(async () => {
          const api = await startApi(url);
          try {
            await api.ask(GAPS_QUERY, { trail: trailCode(1) });
            return performance.now() - api.startedMs;
          } finally {
            await api.stop();
          }
        }).then(({ answer }) => ({ ms: answer as number, answer: null })),
      peers: [],
      goals: [{ of: 'our p50 ms', bound: 'at most', value: size === 'L' ? 10_000 : 1_500 }],
    };
  },
};
