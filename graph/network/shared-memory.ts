import { mapMembers } from './map-members.ts';
import type { Network } from './network.ts';

export type Column = Int8Array | Uint8Array | Int32Array | Float64Array;

/**
 * The network with its columns in memory that threads share, so that giving it to one copies none of them. What is no column stays as it is.
 * O(entries of all columns), once for each snapshot.
 */
export const inSharedMemory = (network: Network): Network =>
  mapMembers(network, (_, member) =>
    ArrayBuffer.isView(member) ? inThreadsMemory(member as Column) : member,
  );

/** The column in memory that threads share: a copy, where it is not there already. */
export function inThreadsMemory(column: Column): Column {
  if (column.buffer instanceof SharedArrayBuffer) return column;
  const make = column.constructor as new (memory: SharedArrayBuffer) => Column;
  const copy = new make(new SharedArrayBuffer(column.byteLength));
  copy.set(column);
  return copy;
}
