import type { Principal } from '../../graph/access/principal.ts';
import {
  needsNetworks,
  type NetworkMembers,
  readNetworkMembers,
  viewerOf,
} from '../../graph/access/viewer-of.ts';
import type { Viewer } from '../../graph/model/viewer.ts';
import type { GraphStore } from '../../graph/store.ts';

/** Who asks, and what he may read. */
export interface Reader {
  readonly principal: Principal;
  readonly viewer: Viewer;
}

/** What a principal may read now. The memberships of networks are read once per revision, and only when somebody's rights rest on them. */
export function reader(store: GraphStore): (principal: Principal) => Promise<Reader> {
  let known: { revision: number; members: Promise<NetworkMembers> } | null = null;
  async function networks(): Promise<NetworkMembers> {
    const revision = await store.revision();
    if (known?.revision !== revision) {
      const members = readNetworkMembers(store, revision);
      known = { revision, members };
      // Asked again by the next request.
      members.catch(() => {
        known = null;
      });
    }
    return known.members;
  }
  return async (principal) => ({
    principal,
    viewer: viewerOf(principal, needsNetworks(principal) ? await networks() : new Map()),
  });
}
