import { type CodeIndex, orderedIndex, placeFor } from '../code-index.ts';
import { isGroup } from '../map-members.ts';
import type { Network } from '../network.ts';
import { type PackedCodes, packCodes } from '../packed-codes.ts';
import { keepPortable, type PortableNetwork, portableNetwork } from '../portable-network.ts';
import { type Column, inThreadsMemory } from '../shared-memory.ts';

/** In what a network differs from one before, as another thread can be told of it that has that one. Columns that changed are in shared memory. */
export interface NetworkDifference {
  /** Groups and members as in a network, without those that are the same. */
  readonly members: object;
}

/** How a list of codes in order became another one. */
interface CodesDifference {
  /** Places before, in order. */
  readonly gone: Int32Array;
  /** In order. */
  readonly added: readonly string[];
  /** All of them. */
  readonly packed: PackedCodes;
}

/** O(entries of what is not the very same). */
export function differenceFrom(before: Network, after: Network): NetworkDifference {
  return { members: differenceOf(before, after) };
}

/** The network of which the difference was told. What is the same it shares with the network before. O(codes of groups that changed). */
export function networkAfter(before: Network, difference: NetworkDifference): Network {
  const after = changed(before, difference.members, codesAfter) as Network;
  keepPortable(after, portableAfter(portableNetwork(before), difference));
  return after;
}

/** The same of a network that is not opened. O(groups). */
export function portableAfter(before: PortableNetwork, { members }: NetworkDifference): PortableNetwork {
  return { members: changed(before.members, members, packedAfter) };
}

type Members = Record<string, unknown>;

function differenceOf(before: object, after: object): Members {
  const different: Members = {};
  for (const [name, member] of Object.entries(after) as [string, unknown][]) {
    const old = (before as Members)[name];
    if (name === 'indexOf' || member === old) continue;
    if (name === 'codes')
      different[name] = codesDifference(old as readonly string[], member as readonly string[]);
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

function codesDifference(before: readonly string[], after: readonly string[]): CodesDifference {
  const gone: number[] = [];
  const added: string[] = [];
  let place = 0;
  for (const code of after) {
    for (; place < before.length && before[place]! < code; place++) gone.push(place);
    if (before[place] === code) place += 1;
    else added.push(code);
  }
  for (; place < before.length; place++) gone.push(place);
  return { gone: Int32Array.from(gone), added, packed: packCodes(after) };
}

/** A group with what is different put in. */
function changed(
  group: object,
  different: Members | object,
  withCodes: (group: Members, difference: CodesDifference) => Members,
): object {
  let after: Members = { ...group };
  for (const [name, member] of Object.entries(different) as [string, unknown][]) {
    if (name === 'codes') after = { ...after, ...withCodes(group as Members, member as CodesDifference) };
    else
      after[name] = isGroup(member) ? changed((group as Members)[name] as object, member, withCodes) : member;
  }
  return after;
}

const packedAfter = (_: Members, { packed }: CodesDifference): Members => ({ codes: packed });

function codesAfter(group: Members, { gone, added }: CodesDifference): Members {
  const { codes: before } = group as unknown as CodeIndex;
  const places = added.map((code) => placeFor(before, code));
  const codes: string[] = [];
  let nextGone = 0;
  let nextAdded = 0;
  for (let place = 0; place <= before.length; place++) {
    for (; places[nextAdded] === place; nextAdded++) codes.push(added[nextAdded]!);
    if (gone[nextGone] === place) nextGone += 1;
    else if (place < before.length) codes.push(before[place]!);
  }
  return { ...orderedIndex(codes) };
}
