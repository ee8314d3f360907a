import { makeViewer, MOVEMENT_VIEWER, PUBLIC_VIEWER, STEWARD_OF_ALL, type Viewer } from '../model/viewer.ts';
import type { NetworkMembers } from './network-members.ts';
import { isAdministrator, type Principal, stewardedNetworks, stewardedSocieties } from './principal.ts';

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
