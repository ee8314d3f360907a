import { isAdministrator, type Principal, refused } from '../access/principal.ts';
import { allRecords } from '../all-records.ts';
import type { GraphStore } from '../store.ts';
import { readProposalRecord } from './proposal-record.ts';

/** Ids of what is kept as a proposal and cannot be read as one. For administrators: nobody can tell whom else it concerns. */
export async function unreadableProposals(store: GraphStore, principal: Principal): Promise<string[]> {
  if (!isAdministrator(principal)) {
    throw refused(principal, 'Reading which proposals cannot be read', 'an administrator, with scope admin');
  }
  const ids: string[] = [];
  for await (const record of allRecords(store, 'proposal')) {
    if ('problem' in readProposalRecord(record)) ids.push(record.id);
  }
  return ids;
}
