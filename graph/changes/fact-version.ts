import { keyedHash } from '../access/keyed-hash.ts';
import type { AnyFact } from '../model/kinds.ts';
import { factHash } from '../model/versions.ts';
import type { GraphStore } from '../store.ts';
import type { WritableKind } from './change.ts';

/**
 * What a writer sends back to say which version he saw. It is of the whole fact, so that a change of what he may not read is a
 * conflict too, and keyed, so that nobody finds out what that is by hashing guesses.
 */
export function factVersion(store: GraphStore, kind: WritableKind, fact: AnyFact): Promise<string> {
  return keyedHash(store, 'fact version', factHash(kind, fact));
}
