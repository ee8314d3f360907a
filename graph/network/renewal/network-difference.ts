import { indexWithoutTable } from '../code-index.ts';
import { allPacked, Codes, type PackedCodes } from '../codes.ts';
import { isGroup } from '../map-members.ts';
import type { Network } from '../network.ts';
import type { PortableNetwork } from '../portable-network.ts';
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

/** The network of which the difference was told. What is the same it shares with the network before. O(groups). */
export const networkAfter = (before: Network, { members }: NetworkDifference): Network =>
  changed(before, members, (packed) => indexWithoutTable(new Codes(packed))) as Network;

/** The same of a network that is not opened. O(groups). */
export const portableAfter = (before: PortableNetwork, { members }: NetworkDifference): PortableNetwork => ({
  members: changed(before.members, members, (codes) => ({ codes })),
});

type Members = Record<string, unknown>;

function differenceOf(before: object, after: object): Members {
  const different: Members = {};
  for (const [name, member] of Object.entries(after) as [string, unknown][]) {
    const old = (before as Members)[name];
    if (name === 'indexOf' || member === old) continue;
    if (name === 'codes') different[name] = allPacked(member as Codes);
    else if (isGroup(member)) {
      const ofGroup = differenceOf(old as object, member);
      if (Object.keys(ofGroup).length > 0) different[name] = ofGroup;
    } else if (!ArrayBuffer.isView(member)) different[name] = member;
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
  different: Members | object,
  indexOf: (packed: PackedCodes) => object,
): object {
  let after: Members = { ...group };
  for (const [name, member] of Object.entries(different) as [string, unknown][]) {
    if (name === 'codes') after = { ...after, ...indexOf(member as PackedCodes) };
    else
      after[name] = isGroup(member) ? changed((group as Members)[name] as object, member, indexOf) : member;
  }
  return after;
}
