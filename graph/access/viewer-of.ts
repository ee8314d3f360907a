import { makeViewer, MOVEMENT_VIEWER, PUBLIC_VIEWER, STEWARD_OF_ALL, type Viewer } from '../model/viewer.ts';
import type { GraphStore } from '../store.ts';
import { isAdministrator, type Principal, stewardedNetworks, stewardedSocieties } from './principal.ts';

/** Members of every regional network at a revision, by its code. */
export type NetworkMembers = ReadonlyMap<string, readonly string[]>;

/** What a principal may read. Two with the same rights get viewers with one key, and share every cache. */
export function viewerOf(principal: Principal, networks: NetworkMembers): Viewer {
  if (principal.kind === 'local') return MOVEMENT_VIEWER;
  if (isAdministrator(principal)) return STEWARD_OF_ALL;
  if (principal.kind === 'anonymous' || !principal.scopes.includes('read') || principal.roles.length === 0) {
    return PUBLIC_VIEWER;
  }
  const societies = stewardedSocieties(principal, 'read');
  const ofNetworks = stewardedNetworks(principal, 'read').map((network) => networks.get(network) ?? []);
  const shared = [...networks.values()].filter((members) =>
    societies.some((society) => members.includes(society)),
  );
  return makeViewer({
    movement: true,
    networkOf: [...new Set([...societies, ...ofNetworks.flat(), ...shared.flat()])],
    restrictedOf: societies,
  });
}

/** Whether `viewerOf` looks into the networks for this principal: it need not be asked for others. */
export function needsNetworks(principal: Principal): boolean {
  return principal.roles.some(({ name }) => name === 'steward' || name === 'network-steward');
}

/** Reads all memberships: one scan of a kind with few facts. */
export async function readNetworkMembers(store: GraphStore, revision: number): Promise<NetworkMembers> {
  const members = new Map<string, readonly string[]>();
  for await (const batch of store.scan('RegionalNetwork', { revision, viewer: STEWARD_OF_ALL })) {
    for (const network of batch) members.set(network.code, network.members);
  }
  return members;
}
