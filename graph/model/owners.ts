import { type AnyFact, type KindName, KIND_NAMES, kindOf } from './kinds.ts';

/** All current versions of a code, of all sources. */
export type StatedFacts = (kind: KindName, code: string) => Promise<readonly AnyFact[]>;

/**
 * Codes of the National Societies that own a fact, sorted, as its kind's `owners` say. Through another fact those alone
 * count in whom all its sources agree: else who states somebody else's provider as its own would read what is restricted.
 */
export async function ownersOf(kind: KindName, fact: AnyFact, stated: StatedFacts): Promise<string[]> {
  const owners = new Set<string>();
  for (const { field, through } of ownerFields(kind)) {
    for (const code of [fact[field] ?? []].flat()) {
      const found = through === null ? [String(code)] : await agreedOwners(through, String(code), stated);
      for (const owner of found) owners.add(owner);
    }
  }
  return [...owners].toSorted();
}

async function agreedOwners(kind: KindName, code: string, stated: StatedFacts): Promise<string[]> {
  let agreed: string[] | null = null;
  for (const version of await stated(kind, code)) {
    const owners = await ownersOf(kind, version, stated);
    agreed = agreed === null ? owners : agreed.filter((owner) => owners.includes(owner));
  }
  return agreed ?? [];
}

/** Where a kind names its owners: `through` the kind of another fact, or null when the value is a Society's own code. */
export function ownerFields(name: KindName): readonly { field: string; through: KindName | null }[] {
  return OWNER_FIELDS[name];
}

const OWNER_FIELDS = Object.fromEntries(
  KIND_NAMES.map((name) => {
    const kind = kindOf(name);
    const fields = kind.owners.map((field) => {
      const target = field === 'code' ? name : (kind.fields[field]?.refersTo as KindName | undefined);
      if (target === undefined) throw new Error(`${name}.${field} refers to nothing, so it names no owner.`);
      return { field, through: target === 'NationalSociety' ? null : target };
    });
    return [name, fields];
  }),
) as unknown as Record<KindName, readonly { field: string; through: KindName | null }[]>;
