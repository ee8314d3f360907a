import type { Promised } from '../harness/promise.ts';
import { atLeast } from './at-least.ts';
import { CLIENTS, startBranchPages } from './branch-pages.ts';
import { sameText } from './same-text.ts';

const REQUESTS = 400;
const WARM_UP_ROUNDS = 3;

/** The first pages of all countries, again and again, as a dashboard asks for them: ours are kept until the graph changes. */
export const pageOfBranchesAgain: Promised = {
  name: 'page-of-branches-again',
  promise: 'the same pages of branches asked for again at the same revision: answers that are kept',
  complexity: 'O(bytes of the answer)',
  sizes: ['S', 'M'],
  quickSizes: [],
  async prepare(size) {
    const { firstPages, ours, theirs, close } = await startBranchPages(size);
    const pages = Array.from({ length: REQUESTS }, (_, n) => firstPages[n % firstPages.length]!);
    for (let n = 0; n < WARM_UP_ROUNDS; n++) {
      await ours(pages);
      await theirs(pages);
    }
    return {
      inputs: 1,
      rounds: 5,
      ours: () => ours(pages),
      peers: [{ name: '@neo4j/graphql', goal: atLeast(5), answer: () => theirs(pages), differs: sameText }],
      notes: () => [
        `${REQUESTS} requests by ${CLIENTS} clients at once, for the first pages of ${firstPages.length} countries at ${size} in turn. Every answer of ours was given before at this revision, and is told again; @neo4j/graphql keeps none.`,
      ],
      close,
    };
  },
};
