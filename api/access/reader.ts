import { networkMembers } from '../../graph/access/network-members.ts';
import type { Principal } from '../../graph/access/principal.ts';
import { needsNetworks, viewerOf } from '../../graph/access/viewer-of.ts';
import type { Viewer } from '../../graph/model/viewer.ts';
import type { GraphStore } from '../../graph/store.ts';

/** Who asks, and what he may read. */
export interface Reader {
  readonly principal: Principal;
  readonly viewer: Viewer;
}

/** What a principal may read now. The memberships of networks are read only when somebody's rights rest on them. */
export async function readerOf(store: GraphStore, principal: Principal): Promise<Reader> {
  const networks = needsNetworks(principal) ? await networkMembers(store) : new Map();
  return { principal, viewer: viewerOf(principal, networks) };
}
