import type { Promised } from '../harness/promise.ts';
import { startApi } from '../harness/start-api.ts';
import { worldStoreUrl } from '../world/world-store.ts';
import { GAPS_QUERY, trailCode } from './gaps-query.ts';

const TRAILS = 200;

/** Resident memory of an API that has answered for some trails, in megabytes. */
export const memoryOfApi: Promised = {
  name: 'memory-api',
  promise: 'memory of the API with one kind of reader',
  complexity: 'O(facts)',
  sizes: ['S', 'L'],
  quickSizes: ['S'],
  async prepare(size) {
    const api = await startApi(await worldStoreUrl(size));
    const answered = Math.min(TRAILS, size === 'S' ? 100 : TRAILS);
    for (let n = 0; n < answered; n++) await api.ask(GAPS_QUERY, { trail: trailCode(n) });
    const memory = api.residentMb();
    await api.stop();
    if (memory === null)
      throw new Error('This machine has no /proc, which tells how much memory a process holds.');
    return {
      inputs: 1,
      rounds: 1,
      ours: () => ({ ms: memory.now, answer: null }),
      peers: [],
      goals: [{ of: 'our MB', bound: 'at most', value: 1_500 }],
      notes: () => [
        `At ${size}: after ${answered} trails; ${memory.most.toFixed(0)} MB at most, since its start.`,
      ],
    };
  },
};
