import { isGroup, mapMembers } from './map-members.ts';
import type { Network } from './network.ts';
import { type PackedCodes, packCodes, unpackCodes } from './packed-codes.ts';

/** A network as another thread can be told of it: nothing in it is a function, and its columns and codes are in shared memory. */
export interface PortableNetwork {
  readonly members: object;
}

const portables = new WeakMap<Network, PortableNetwork>();

/** Made once for each snapshot: O(length of all codes). */
export function portableNetwork(network: Network): PortableNetwork {
  const known = portables.get(network);
  if (known !== undefined) return known;
  const members = mapMembers<object>(network, (name, member) => {
    if (name === 'indexOf') return undefined;
    return name === 'codes' ? packCodes(member as readonly string[]) : member;
  });
  const portable = { members };
  keepPortable(network, portable);
  return portable;
}

/** For a network of which it is known. */
export function keepPortable(network: Network, portable: PortableNetwork): void {
  portables.set(network, portable);
}

/** The network that was made portable, for the thread that was told of it. O(length of all codes). */
export function openNetwork(portable: PortableNetwork): Network {
  const network = opened(portable.members) as Network;
  keepPortable(network, portable);
  return network;
}

/** A group with packed codes is an index of them again. */
function opened(group: object): object {
  const members = Object.entries(group).map(([name, member]: [string, unknown]) => [
    name,
    isGroup(member) && name !== 'codes' ? opened(member) : member,
  ]);
  const { codes, ...others } = Object.fromEntries(members) as { codes?: PackedCodes };
  return codes === undefined ? others : { ...others, ...unpackCodes(codes) };
}
