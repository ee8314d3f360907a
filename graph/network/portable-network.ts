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
  portables.set(network, portable);
  return portable;
}

/** The network that was made portable, for the thread that was told of it. O(length of all codes). */
export function openNetwork({ members }: PortableNetwork): Network {
  return opened(members) as Network;
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
