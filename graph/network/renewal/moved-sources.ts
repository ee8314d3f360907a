import { mapMembers } from '../map-members.ts';
import type { Network } from '../network.ts';
import { indexWithoutTable } from '../code-index.ts';
import { spliceOf } from './splice.ts';
import type { TouchedRead } from './touched-read.ts';

/**
 * The network with the sources that are there now: one that appears moves others to new places, in all columns and entries. Null when facts
 * have a source that the network does not know, which may be one that appeared. O(entries) when places change, else O(sources).
 */
export async function withSourcesNow(
  network: Network,
  touched: readonly string[],
  read: TouchedRead,
): Promise<Network | null> {
  if (touched.length === 0) return network;
  const fresh = (await read.get('Source', touched)).map(({ code }) => code);
  const { codes, moves, to, appeared } = spliceOf(network.sources, touched, fresh);
  if (!moves) return network;
  let isUnknown = false;
  const moved = (source: number): number => {
    isUnknown ||= source < 0;
    return source < 0 ? -1 : to[source]!;
  };
  const after = mapMembers(network, (name, member) => {
    if (name === 'source') return (member as Int32Array).map(moved);
    return member instanceof Map || Array.isArray(member) ? movedEntries(member, moved) : member;
  });
  if (isUnknown && appeared.length > 0) return null;
  return { ...after, sources: indexWithoutTable(codes) };
}

/** Lists and maps of entries at any depth; anything else as it is. */
function movedEntries(value: unknown, moved: (source: number) => number): unknown {
  if (value instanceof Map) {
    return new Map(Array.from(value, ([key, one]: [unknown, unknown]) => [key, movedEntries(one, moved)]));
  }
  if (Array.isArray(value)) {
    return typeof value[0] === 'object' ? value.map((one) => movedEntries(one, moved)) : value;
  }
  if (typeof value !== 'object' || value === null || !('source' in value)) return value;
  return { ...value, source: moved(value.source as number) };
}
