import type { NetworkMembers } from '../access/network-members.ts';
import { type Principal, type Scope, stewardedNetworks, stewardedSocieties } from '../access/principal.ts';

/** Whether the account is a steward of one of these Societies, or of one network of which all are members, and may use that for `scope`. */
export function couldPublish(
  principal: Principal,
  concerns: readonly string[],
  networks: NetworkMembers,
  scope: Scope,
): boolean {
  const own = stewardedSocieties(principal, scope);
  if (concerns.some((society) => own.includes(society))) return true;
  return stewardedNetworks(principal, scope).some((network) =>
    concerns.every((society) => networks.get(network)?.includes(society)),
  );
}
