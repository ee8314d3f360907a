import type { Promised } from '../harness/promise.ts';
import { startTwoApis } from '../harness/two-apis.ts';

const FACTS = 1_000;

/** How long after the commit of a load through one process the other answers with what it brought. */
export const noticedLoad: Promised = {
  name: 'notice-load',
  promise:
    'two API processes and one Neo4j: a load of 1,000 facts through one is in the answers of the other',
  complexity: 'O(facts touched) of the store and O(columns that change): the other renews its snapshot',
  sizes: ['S', 'M'],
  quickSizes: [],
  async prepare(size) {
    const apis = await startTwoApis(size);
    return {
      inputs: 1,
      rounds: 3,
      async ours() {
        const { noticedMs } = await apis.load(FACTS);
        return { ms: noticedMs, answer: null };
      },
      peers: [],
      goals: [{ of: 'our p99 ms', bound: 'at most', value: 2_000 }],
      notes: () => [
        'From the time that the commit noted (before it was published) until an answer of the other process has the new revision, which it tells once its snapshot is built; it looks for one four times a second. One load goes before, unmeasured.',
      ],
      close: () => apis.close(),
    };
  },
};
