import { isGroup } from '../map-members.ts';
import type { Network } from '../network.ts';
import {
  isPortableGroup,
  keepPortable,
  packed,
  type PortableNetwork,
  portableNetwork,
  unpacked,
} from '../portable-network.ts';
import { type Column, inThreadsMemory } from '../shared-memory.ts';

/** In what a network differs from one before, as another thread can be told of it that has that one. Columns that changed are in shared memory. */
export interface NetworkDifference {
  /** Groups and members as in a network, without those that are the same. */
  readonly members: object;
}

/** O(entries of what is not the very same). */
export function differenceFrom(before: Network, after: Network): NetworkDifference {
  return { members: differenceOf(before, after) };
}

/** The network of which the difference was told. What is the same it shares with the network before. O(groups, and entries that changed). */
export function networkAfter(before: Network, { members }: NetworkDifference): Network {
  const after = changed(before, members, unpacked) as Network;
  // What can be told of the one before is known already.
  const portable: PortableNetwork = {
    members: changed(portableNetwork(before).members, members, (name, member) => ({ [name]: member })),
  };
  keepPortable(after, portable);
  return after;
}

type Members = Record<string, unknown>;

function differenceOf(before: object, after: object): Members {
  const different: Members = {};
  for (const [name, member] of Object.entries(after) as [string, unknown][]) {
    const old = (before as Members)[name];
    if (name === 'indexOf' || member === old) continue;
    if (isGroup(member)) {
      const ofGroup = differenceOf(old as object, member);
      if (Object.keys(ofGroup).length > 0) different[name] = ofGroup;
    } else if (!ArrayBuffer.isView(member)) different[name] = packed(name, member);
    else if (!isSameColumn(old as Column, member as Column))
      different[name] = inThreadsMemory(member as Column);
  }
  return different;
}

function isSameColumn(one: Column, other: Column): boolean {
  const bytes = ({ buffer, byteOffset, byteLength }: Column) => Buffer.from(buffer, byteOffset, byteLength);
  return one.byteLength === other.byteLength && bytes(one).equals(bytes(other));
}

/** A group with what is different put in. */
function changed(
  group: object,
  different: object,
  put: (name: string, member: unknown) => Readonly<Members>,
): object {
  const after: Members = { ...group };
  for (const [name, member] of Object.entries(different) as [string, unknown][]) {
    if (isPortableGroup(name, member)) after[name] = changed((group as Members)[name] as object, member, put);
    else Object.assign(after, put(name, member));
  }
  return after;
}
