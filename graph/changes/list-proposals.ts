import type { GraphStore } from '../store.ts';
import { type ProposalRecord, type ProposalState, readProposalRecord } from './proposal-record.ts';
import { type Asking, shownProposals } from './shown-proposals.ts';

/** Records read at once. */
const BATCH = 200;

export interface ProposalsAsked {
  /** Null: in any. */
  readonly states: readonly ProposalState[] | null;
  readonly first: number;
  /** Proposals whose id is greater than this: ids begin with the day. */
  readonly after: string | null;
}

export interface ProposalPage {
  readonly proposals: readonly ProposalRecord[];
  readonly hasNextPage: boolean;
}

/**
 * Proposals that the account is shown, by id, which is oldest first. Reads no further than the page's end. `report` is told of records
 * that hold no proposal, and why.
 */
export async function listProposals(
  store: GraphStore,
  asking: Asking,
  { states, first, after }: ProposalsAsked,
  report: (id: string, problem: unknown) => void,
): Promise<ProposalPage> {
  const proposals: ProposalRecord[] = [];
  for (let from: string | null | undefined = after; from !== undefined;) {
    const records = await store.records('proposal', { first: BATCH, after: from });
    const stored: ProposalRecord[] = [];
    for (const record of records) {
      const read = readProposalRecord(record);
      if ('problem' in read) report(record.id, read.problem);
      else if (states === null || states.includes(read.proposal.state)) stored.push(read.proposal);
    }
    proposals.push(...(await shownProposals(store, asking, stored)));
    from = records.length < BATCH || proposals.length > first ? undefined : records.at(-1)!.id;
  }
  return { proposals: proposals.slice(0, first), hasNextPage: proposals.length > first };
}
