import { badInput } from '../errors.ts';
import type { AnyFact } from '../model/kinds.ts';
import { ownerFields, ownersOf } from '../model/owners.ts';
import type { GraphStore, Reading } from '../store.ts';
import type { Draft, WritableKind } from './change.ts';
import { NO_CODE } from './readable-codes.ts';

const MANY = 1_000;

/** In place of an owner that the writer may not read: he is told nothing of it, and is not its steward. No Society has this code. */
export const WITHHELD_OWNER = NO_CODE;

/**
 * The National Societies to whom a fact is to be asked for, by code: its owners, as far as the writer can see. A statement of
 * completeness has none; those of its country speak for it.
 */
export async function ownersOfFact(
  kind: WritableKind,
  fact: Draft,
  store: GraphStore,
  reading: Reading,
): Promise<string[]> {
  if (kind === 'Statement') return societiesIn(fact['country'], store, reading);
  const stated = async (of: Parameters<typeof store.versions>[0], code: string) =>
    (await store.versions(of, code, reading)) as unknown as AnyFact[];
  const owners = await ownersOf(kind, fact as AnyFact, stated);
  const known = await store.get('NationalSociety', owners, reading);
  return owners.map((owner) => (known.has(owner) ? owner : WITHHELD_OWNER));
}

/** `ownersOfFact` of what a writer states. BAD_INPUT when he names a Society that is not there for him. */
export async function ownersOfDraft(
  kind: WritableKind,
  draft: Draft,
  store: GraphStore,
  reading: Reading,
): Promise<string[]> {
  for (const { field } of ownerFields(kind).filter(({ through }) => through === null)) {
    const named = [draft[field] ?? []].flat().map(String);
    const known = await store.get('NationalSociety', named, reading);
    const unknown = named.find((society) => !known.has(society));
    if (unknown !== undefined) throw badInput(field, unknown, 'the code of a National Society, as ns-eth');
  }
  return ownersOfFact(kind, draft, store, reading);
}

async function societiesIn(country: unknown, store: GraphStore, reading: Reading): Promise<string[]> {
  if (typeof country !== 'string') return [];
  const where = [{ test: 'in', field: 'country', values: [country] }] as const;
  const { facts } = await store.page('NationalSociety', { where, first: MANY, counted: false }, reading);
  return facts.map(({ code }) => code).toSorted();
}
