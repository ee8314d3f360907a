import { badInput } from '../errors.ts';
import type { AnyFact } from '../model/kinds.ts';
import { ownersOf } from '../model/owners.ts';
import type { GraphStore, Reading } from '../store.ts';
import type { Draft, WritableKind } from './change.ts';

const MANY = 1_000;

/**
 * The National Societies to whom a fact is to be asked for, by code: its owners, as far as the writer can see. A statement of
 * completeness has none; those of its country speak for it. BAD_INPUT when it names a Society that is not there.
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
  const unknown = owners.find((society) => !known.has(society));
  if (unknown === undefined) return owners;
  const field = kind === 'Agreement' ? 'parties' : 'nationalSociety';
  throw badInput(field, unknown, 'the code of a National Society, as ns-eth');
}

async function societiesIn(country: unknown, store: GraphStore, reading: Reading): Promise<string[]> {
  if (typeof country !== 'string') return [];
  const where = [{ test: 'in', field: 'country', values: [country] }] as const;
  const { facts } = await store.page('NationalSociety', { where, first: MANY }, reading);
  return facts.map(({ code }) => code).toSorted();
}
