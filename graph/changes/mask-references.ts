import { referencesOf } from '../model/check-fact.ts';
import type { AnyFact, KindName } from '../model/kinds.ts';
import type { GraphStore, Reading } from '../store.ts';
import { readableCodes } from './readable-codes.ts';

/** The fact without the codes of what the reader may not read: null in place of one, left out of a list, as where facts are read. */
export async function maskReferences(
  kind: KindName,
  fact: AnyFact,
  store: GraphStore,
  reading: Reading,
): Promise<AnyFact> {
  const references = referencesOf([kind, fact]);
  const named = references.map(([, target, code]) => [target, code] as const);
  const isReadable = await readableCodes(named, store, reading);
  const masked = { ...fact };
  for (const [field, target, code] of references) {
    if (isReadable(target, code)) continue;
    const value = masked[field];
    masked[field] = Array.isArray(value) ? value.filter((one) => one !== code) : null;
  }
  return masked;
}
