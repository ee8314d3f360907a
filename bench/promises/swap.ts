import type { Promised } from '../harness/promise.ts';
import { startTwoApis } from '../harness/two-apis.ts';

const FACTS = 1_000;
const IDLE_MS = 10_000;

/** p99 of a light query while another process loads and the snapshot is swapped, against the same query when nothing happens. */
export const swap: Promised = {
  name: 'swap',
  promise: 'p99 of a light query during a load through another process and the swap of the snapshot, Neo4j',
  complexity: 'O(1): the snapshot is built in a thread of its own',
  whyShort:
    'two API processes, their threads, the command that loads and Neo4j share two processors; what is left is waiting for one of them while Neo4j takes both. Ours that answer go before ours that load and renew; Neo4j does not yield (docs/decisions/0029).',
  sizes: ['S', 'M'],
  quickSizes: [],
  async prepare(size) {
    const apis = await startTwoApis(size);
    return {
      inputs: 1,
      rounds: 5,
      async ours() {
        const { p99Ms } = await apis.load(FACTS);
        return { ms: p99Ms, answer: null };
      },
      peers: [
        {
          name: 'the same query idle',
          goal: { of: 'ours over limit', bound: 'at most', value: 2 },
          async answer() {
            return { ms: await apis.idleP99(IDLE_MS), answer: null };
          },
          differs: () => null,
        },
      ],
      notes: () => [
        'A country from the store, asked by one client with pauses of 50 ms, from the beginning of the load to the answer that has it; both API processes, their threads that build, and Neo4j share the machine. One load goes before, unmeasured, as in any server that has run for a while. All of them are in one session: between sessions Linux would share the processors first, and the lower priority of what loads and renews would not count.',
      ],
      close: () => apis.close(),
    };
  },
};
