import type { GraphStore } from '../store.ts';
import { listProposals, type ProposalsAsked } from './list-proposals.ts';
import type { Asking } from './shown-proposals.ts';

/** In memory at once. */
const PAGE = 1_000;

/** How many proposals `listProposals` gives on all pages together. Reads every proposal there is; what cannot be read is told with the pages. */
export async function countProposals(
  store: GraphStore,
  asking: Asking,
  states: ProposalsAsked['states'],
): Promise<number> {
  let count = 0;
  for (let after: string | null | undefined = null; after !== undefined;) {
    const page = await listProposals(store, asking, { states, first: PAGE, after }, () => {});
    count += page.proposals.length;
    after = page.hasNextPage ? page.proposals.at(-1)!.id : undefined;
  }
  return count;
}
