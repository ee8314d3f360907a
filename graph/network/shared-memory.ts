import { mapMembers } from './map-members.ts';
import type { Network } from './network.ts';

const TYPES = { Int8Array, Uint8Array, Int32Array, Uint32Array, Float64Array };
export type Column = InstanceType<(typeof TYPES)[keyof typeof TYPES]>;

/** A column in memory that threads share, of zeros. `type` is the name of its constructor. */
export function makeColumn(type: string, bytes: number): Column {
  const make = TYPES[type as keyof typeof TYPES] as new (memory: SharedArrayBuffer) => Column;
  return new make(new SharedArrayBuffer(bytes));
}

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
  const copy = makeColumn(column.constructor.name, column.byteLength);
  copy.set(column);
  return copy;
}
