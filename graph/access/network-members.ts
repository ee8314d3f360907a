import { STEWARD_OF_ALL } from '../model/viewer.ts';
import type { GraphStore } from '../store.ts';

/** Members of every regional network at a revision, by its code. */
export type NetworkMembers = ReadonlyMap<string, readonly string[]>;

const known = new WeakMap<GraphStore, { revision: number; members: Promise<NetworkMembers> }>();

/** The members now, read once per revision: one scan of a kind with few facts. */
export async function networkMembers(store: GraphStore): Promise<NetworkMembers> {
  const revision = await store.revision();
  const last = known.get(store);
  if (last?.revision === revision) return last.members;
  const members = readMembers(store, revision);
  known.set(store, { revision, members });
  // Asked again by the next request.
  members.catch(() => known.delete(store));
  return members;
}

async function readMembers(store: GraphStore, revision: number): Promise<NetworkMembers> {
  const members = new Map<string, readonly string[]>();
  for await (const batch of store.scan('RegionalNetwork', { revision, viewer: STEWARD_OF_ALL })) {
    for (const network of batch) members.set(network.code, network.members);
  }
  return members;
}
