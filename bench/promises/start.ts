import { rmSync } from 'node:fs';
import type { Promised } from '../harness/promise.ts';
import { startApi } from '../harness/start-api.ts';
import { worldStoreUrl } from '../world/world-store.ts';
import { GAPS_QUERY, trailCode } from './gaps-query.ts';

/** From the command to the first answer about a trail: the snapshot is read, and the layers of its day are made. */
export const start: Promised = {
  name: 'start',
  promise: 'start with data to first answer, embedded store',
  complexity: 'O(facts)',
  sizes: ['S', 'L'],
  quickSizes: ['S'],
  async prepare(size) {
    const url = await worldStoreUrl(size);
    rmSync(`${url.slice('sqlite:'.length)}-network-movement`, { force: true });
    const afterLoadMs = await startToAnswerMs(url);
    return {
      inputs: 1,
      rounds: 5,
      ours: async () => ({ ms: await startToAnswerMs(url), answer: null }),
      peers: [],
      goals: [{ of: 'our p50 ms', bound: 'at most', value: size === 'L' ? 10_000 : 1_500 }],
      notes: () => [
        `At ${size}: a start that finds the snapshot which the last process kept. The first after a load by the command line has none, reads every fact, and took ${afterLoadMs.toFixed(0)} ms.`,
      ],
    };
  },
};

async function startToAnswerMs(url: string): Promise<number> {
  const api = await startApi(url);
  try {
    await api.ask(GAPS_QUERY, { trail: trailCode(1) });
    return performance.now() - api.startedMs;
  } finally {
    await api.stop();
  }
}
