import type { CodeIndex } from '../../graph/network/code-index.ts';
import { Codes } from '../../graph/network/codes.ts';
import { isGroup } from '../../graph/network/map-members.ts';
import type { Network } from '../../graph/network/network.ts';

/** Everything that a network holds, so that two can be compared: columns with their types, maps with their order, and what each index finds. */
export function comparableNetwork(network: Network): Record<string, unknown> {
  return comparable(network) as Record<string, unknown>;
}

function comparable(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return [value.constructor.name, ...(value as unknown as Iterable<number>)];
  if (value instanceof Map) return Array.from(value, ([key, one]) => [key, comparable(one)]);
  if (value instanceof Codes) return [...value];
  if (Array.isArray(value)) return value.map(comparable);
  if (!isGroup(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [
    name,
    typeof member === 'function' ? found(value, member as CodeIndex['indexOf']) : comparable(member),
  ]);
  return Object.fromEntries(members) as unknown;
}

function found(group: object, indexOf: CodeIndex['indexOf']): number[] {
  const { codes } = group as CodeIndex;
  return [...codes, '', 'nothing', '~', null].map(indexOf);
}
