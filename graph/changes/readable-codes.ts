import type { KindName } from '../model/kinds.ts';
import type { GraphStore, Reading } from '../store.ts';

/** The code of one fact. */
export type Named = readonly [kind: KindName, code: string];

/** No fact has it: codes begin with a letter or digit. */
export const NO_CODE = '-';

/**
 * Which of these facts the reader may read. One store call per kind that is named, and for each of `always`, so that with these the calls
 * do not tell what is named.
 */
export async function readableCodes(
  named: readonly Named[],
  store: GraphStore,
  reading: Reading,
  always: readonly KindName[] = [],
): Promise<(kind: KindName, code: string) => boolean> {
  const codes = new Map<KindName, Set<string>>(always.map((kind) => [kind, new Set([NO_CODE])]));
  for (const [kind, code] of named) codes.set(kind, (codes.get(kind) ?? new Set()).add(code));
  const found = new Map<KindName, ReadonlyMap<string, unknown>>();
  for (const [kind, ofKind] of codes) found.set(kind, await store.get(kind, [...ofKind], reading));
  return (kind, code) => found.get(kind)?.has(code) ?? false;
}
