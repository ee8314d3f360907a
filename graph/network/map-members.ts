/**
 * The same group with each member that is no group changed. Groups are plain objects within it, at any depth; columns, lists and maps are members.
 * O(members).
 */
export function mapMembers<T extends object>(
  group: T,
  change: (name: string, member: unknown) => unknown,
): T {
  const changed = Object.entries(group).map(([name, member]: [string, unknown]) => [
    name,
    isGroup(member) ? mapMembers(member, change) : change(name, member),
  ]);
  return Object.fromEntries(changed) as T;
}

export const isGroup = (member: unknown): member is object =>
  typeof member === 'object' && member !== null && Object.getPrototypeOf(member) === Object.prototype;
