import type { Promised } from '../harness/promise.ts';
import { atLeast } from './at-least.ts';
import { CLIENTS, startBranchPages } from './branch-pages.ts';
import { sameText } from './same-text.ts';

const REQUESTS = 150;
/** Until Java has compiled what both ask of it: the first rounds took five times as long as later ones. */
const WARM_UP_ROUNDS = 5;

/** Every request asks for another page, so that no kept answer helps. */
export const pageOfBranches: Promised = {
  name: 'page-of-branches',
  promise: 'page of 20 branches with society, country and services, over HTTP',
  complexity: 'O(branches of the page and what they name)',
  whyShort:
    'ours makes two statements for a page (branches; then services), theirs one. Each is a transaction of its own, and what eight clients ask at the same time travels together; before, there were four in three messages each, and totals that nobody asked for. What a statement costs on its way, whatever it finds, is most of it still (docs/decisions/0026). A page that was asked for before is told again: see the next row.',
  sizes: ['S', 'M'],
  quickSizes: ['S'],
  async prepare(size) {
    const { everyPage, ours, theirs, ourCpuMs, close } = await startBranchPages(size);
    let begun = 0;
    let cpuMs = 0;
    let asked = 0;
    const pagesNow = () => everyPage.slice((begun - 1) * REQUESTS, begun * REQUESTS);
    const nextPages = () => {
      begun += 1;
      if (begun * REQUESTS > everyPage.length)
        throw new Error('Each of the pages was asked for once: there is no other.');
      return pagesNow();
    };
    for (let n = 0; n < WARM_UP_ROUNDS; n++) {
      await ours(nextPages());
      await theirs(pagesNow());
    }
    return {
      inputs: 1,
      rounds: 5,
      async ours() {
        const before = ourCpuMs() ?? 0;
        const taken = await ours(nextPages());
        cpuMs += (ourCpuMs() ?? 0) - before;
        asked += REQUESTS;
        return taken;
      },
      peers: [
        {
          name: '@neo4j/graphql',
          goal: atLeast(5),
          answer: () => theirs(pagesNow()),
          differs: sameText,
        },
      ],
      notes: () => [
        `${REQUESTS} requests by ${CLIENTS} clients at once, each for another page of ${everyPage.length} at ${size}: behind another branch, and never one that was asked for before. Ours keeps Societies and countries in memory, and reads branches and services of each page. ${(cpuMs / asked).toFixed(1)} ms of processor time of our process for each. Each server is one process, and Neo4j and the clients share the machine with it. @neo4j/graphql 7.6.3 in production mode reads the facts as our store lays them out, by the nodes that versions share, as our store does.`,
      ],
      close,
    };
  },
};
