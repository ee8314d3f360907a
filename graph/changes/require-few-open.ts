import { allRecords } from '../all-records.ts';
import { TrailcareError } from '../errors.ts';
import type { GraphStore } from '../store.ts';
import { readProposalRecord } from './proposal-record.ts';

/** Of one account, waiting at once: more than a person writes, and few enough that nobody fills the list of others. */
const MOST_OPEN = 100;

/** LIMIT_EXCEEDED when as many proposals of this account as may wait are waiting. Reads all proposals. */
export async function requireFewOpen(store: GraphStore, actor: string): Promise<void> {
  let open = 0;
  for await (const record of allRecords(store, 'proposal')) {
    const read = readProposalRecord(record);
    if (!('proposal' in read)) continue;
    const { proposedBy, state } = read.proposal;
    if (proposedBy === actor && (state === 'PROPOSED' || state === 'VALIDATED')) open += 1;
    if (open < MOST_OPEN) continue;
    throw new TrailcareError(
      'LIMIT_EXCEEDED',
      `This account has ${MOST_OPEN} proposals on which nobody has decided, and no more may wait at once: ask those whom they concern to publish or refuse some.`,
      { limit: MOST_OPEN },
    );
  }
}
