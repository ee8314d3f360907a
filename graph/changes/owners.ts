import { badInput } from '../errors.ts';
import type { GraphStore, Reading } from '../store.ts';
import type { Draft, WritableKind } from './change.ts';

const MANY = 1_000;

/**
 * The National Societies to which a fact belongs, as far as the reader can see, by code: those it names, or those of the branch and
 * organisation that it is of. A statement of completeness belongs to the Societies of its country.
 */
export async function ownersOfFact(
  kind: WritableKind,
  fact: Draft,
  store: GraphStore,
  reading: Reading,
): Promise<string[]> {
  const codeAt = (field: string) => (typeof fact[field] === 'string' ? [fact[field]] : []);
  const owners = new Set<string>();
  const addOwnersOf = async (branches: string[], providers: string[]) => {
    const [foundBranches, foundProviders] = await Promise.all([
      store.get('Branch', branches, reading),
      store.get('Provider', providers, reading),
    ]);
    for (const branch of foundBranches.values()) owners.add(branch.nationalSociety);
    for (const provider of foundProviders.values()) {
      if (provider.nationalSociety !== null) owners.add(provider.nationalSociety);
    }
  };
  if (kind === 'Branch') for (const society of codeAt('nationalSociety')) owners.add(society);
  if (kind === 'Agreement')
    for (const party of (fact['parties'] as string[] | undefined) ?? []) owners.add(party);
  if (kind === 'Service') await addOwnersOf(codeAt('branch'), codeAt('provider'));
  if (kind === 'Referral') {
    const services = await store.get('Service', [...codeAt('fromService'), ...codeAt('toService')], reading);
    const ends = [...services.values()];
    await addOwnersOf(
      [...codeAt('fromBranch'), ...codeAt('toBranch'), ...ends.flatMap(({ branch }) => branch ?? [])],
      ends.map(({ provider }) => provider),
    );
  }
  if (kind === 'Statement') {
    const where = [{ test: 'in', field: 'country', values: codeAt('country') }] as const;
    const { facts } = await store.page('NationalSociety', { where, first: MANY }, reading);
    for (const { code } of facts) owners.add(code);
  }
  const known = await store.get('NationalSociety', [...owners], reading);
  const unknown = [...owners].find((society) => !known.has(society));
  if (unknown !== undefined) {
    const field = kind === 'Agreement' ? 'parties' : 'nationalSociety';
    throw badInput(field, unknown, 'the code of a National Society, as ns-eth');
  }
  return [...owners].toSorted();
}
