import { indexWithoutTable } from './code-index.ts';
import { allPacked, Codes, type PackedCodes } from './codes.ts';
import { isGroup, mapMembers } from './map-members.ts';
import type { Network } from './network.ts';

/** A network as another thread can be told of it: nothing in it is a function, and its columns and codes are in shared memory. */
export interface PortableNetwork {
  readonly members: object;
}

/** O(groups). */
export function portableNetwork(network: Network): PortableNetwork {
  const members = mapMembers<object>(network, (name, member) => {
    if (name === 'indexOf') return undefined;
    return name === 'codes' ? allPacked(member as Codes) : member;
  });
  return { members };
}

/** The network that was made portable, for the thread that was told of it. O(groups). */
export const openNetwork = (portable: PortableNetwork): Network => opened(portable.members) as Network;

/** A group with packed codes is an index of them again. */
function opened(group: object): object {
  const members = Object.entries(group).map(([name, member]: [string, unknown]) => [
    name,
    isGroup(member) && name !== 'codes' ? opened(member) : member,
  ]);
  const { codes, ...others } = Object.fromEntries(members) as { codes?: PackedCodes };
  return codes === undefined ? others : { ...others, ...indexWithoutTable(new Codes(codes)) };
}
