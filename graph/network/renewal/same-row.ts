import { isDeepStrictEqual } from 'node:util';
import type { CodeIndex } from '../code-index.ts';
import { type CompressedRows, rowOf } from '../compressed-rows.ts';
import { isGroup } from '../map-members.ts';

/** Whether a member of a group is what one of another group is, by all columns that the first has. */
export function isSameRow<T extends CodeIndex>(
  group: T,
  place: number,
  other: T,
  otherPlace: number,
): boolean {
  return Object.keys(group).every((name) => {
    if (name === 'codes' || name === 'indexOf') return true;
    const entry = (of: T, at: number): unknown => {
      const member = (of as unknown as Record<string, unknown>)[name];
      return isGroup(member) ? [...rowOf(member as CompressedRows, at)] : (member as ArrayLike<unknown>)[at];
    };
    return isDeepStrictEqual(entry(group, place), entry(other, otherPlace));
  });
}
