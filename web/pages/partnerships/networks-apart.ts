import type { Data } from '../../documents/communities.graphql';

type Communities = NonNullable<Data['communities']>;

/** In how many communities each regional network has members, as far as they are in any; those that are parted most first. */
export function networksApart(
  communities: Communities['communities'],
): { readonly name: string; readonly parts: number }[] {
  const parts = new Map<string, number>();
  for (const { networks } of communities)
    for (const { network } of networks) parts.set(network.name, (parts.get(network.name) ?? 0) + 1);
  return [...parts]
    .map(([name, count]) => ({ name, parts: count }))
    .toSorted((a, b) => b.parts - a.parts || a.name.localeCompare(b.name));
}
