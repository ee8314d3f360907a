import v8 from 'node:v8';
import { indexWithoutTable } from './code-index.ts';
import { allPacked, Codes, type PackedCodes } from './codes.ts';
import { isGroup, mapMembers } from './map-members.ts';
import type { Network } from './network.ts';
import { inThreadsMemory } from './shared-memory.ts';

/** A network as another thread can be told of it: nothing in it is a function, and all that is large is in memory that threads share. */
export interface PortableNetwork {
  readonly members: object;
}

/** A list or map of entries, in bytes that threads share. */
interface PackedEntries {
  readonly entries: Uint8Array;
}

const portables = new WeakMap<Network, PortableNetwork>();

/** Made once for each snapshot: O(entries of lists and maps). */
export function portableNetwork(network: Network): PortableNetwork {
  const known = portables.get(network);
  if (known !== undefined) return known;
  const members = mapMembers<object>(network, (name, member) =>
    name === 'indexOf' ? undefined : packed(name, member),
  );
  const portable = { members };
  keepPortable(network, portable);
  return portable;
}

/** For a network of which it is known. */
export function keepPortable(network: Network, portable: PortableNetwork): void {
  portables.set(network, portable);
}

/** The network that was made portable, for the thread that was told of it. O(entries of lists and maps). */
export function openNetwork(portable: PortableNetwork): Network {
  const network = opened(portable.members) as Network;
  keepPortable(network, portable);
  return network;
}

/** A member that is no group, as another thread can be told of it. */
export function packed(name: string, member: unknown): unknown {
  if (name === 'codes') return allPacked(member as Codes);
  if (typeof member !== 'object' || member === null || ArrayBuffer.isView(member)) return member;
  return { entries: inThreadsMemory(new Uint8Array(v8.serialize(member))) };
}

/** The members that stand for one that was packed: an index for codes. */
export function unpacked(name: string, member: unknown): Readonly<Record<string, unknown>> {
  if (name === 'codes') return { ...indexWithoutTable(new Codes(member as PackedCodes)) };
  return { [name]: isPacked(member) ? (v8.deserialize(Buffer.from(member.entries)) as unknown) : member };
}

const isPacked = (member: unknown): member is PackedEntries => isGroup(member) && 'entries' in member;

/** Whether a member of what is portable is a group, and not one that was packed. */
export const isPortableGroup = (name: string, member: unknown): member is object =>
  isGroup(member) && name !== 'codes' && !isPacked(member);

function opened(group: object): object {
  const members: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(group) as [string, unknown][]) {
    if (name === 'indexOf') continue;
    if (isPortableGroup(name, member)) members[name] = opened(member);
    else Object.assign(members, unpacked(name, member));
  }
  return members;
}
