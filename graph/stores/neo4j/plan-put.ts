import type { AnyFact, KindName } from '../../model/kinds.ts';
import { factHash, factPrecedence } from '../../model/versions.ts';
import type { PutOutcome } from '../../store.ts';
import type { Row } from './connection.ts';
import type { VersionOf } from './fact-rows.ts';

/** Code and source: what versions of one fact by one source share. */
type Key = [code: string, source: string];

/** What a put does to the graph. */
export interface PutPlan {
  outcomes: PutOutcome[];
  create: VersionOf[];
  /** Committed versions that end. */
  end: Key[];
  /** Versions of this load that a later put replaces. */
  drop: Key[];
  /** Facts that stay as they were committed. */
  unchanged: AnyFact[];
}

export const keysOf = (facts: readonly AnyFact[]): Key[] => [
  ...new Map(facts.map(({ code, source }) => [keyText(code, source), [code, source] as Key])).values(),
];

const keyText = (code: string, source: string) => `${source} ${code}`;

/**
 * Compares facts, one after the other, with what is current: `current` has, for each of `keys`, the hash and since of
 * its current version or nulls. `priorities` are those of the sources; a source that is put counts from then on.
 */
export function planPut(
  kind: KindName,
  facts: readonly AnyFact[],
  keys: readonly Key[],
  current: readonly Row[],
  pending: number,
  priorities: Map<string, number>,
): PutPlan {
  const states = new Map(
    keys.map(([code, source], n) => {
      const hash = (current[n]?.['hash'] ?? null) as string | null;
      return [
        keyText(code, source),
        { hash, since: Number(current[n]?.['since'] ?? 0), existed: hash !== null },
      ];
    }),
  );
  const last = new Map<string, VersionOf>();
  const unchanged = new Map<string, AnyFact>();
  const outcomes = facts.map((fact): PutOutcome => {
    if (kind === 'Source') priorities.set(fact.code, Number(fact['priority'] ?? 0));
    const key = keyText(fact.code, fact.source);
    const state = states.get(key)!;
    const hash = factHash(kind, fact);
    if (state.hash === hash) {
      if (!last.has(key) && state.since < pending) unchanged.set(key, fact);
      return 'unchanged';
    }
    state.hash = hash;
    const priority = priorities.get(fact.source) ?? 0;
    last.set(key, {
      fact,
      hash,
      precedence: factPrecedence(fact['asOf'] as string | null, priority, fact.source),
    });
    unchanged.delete(key);
    return 'written';
  });
  const replaced = [...last].filter(([key]) => states.get(key)!.existed);
  const keyOf = ([, { fact }]: [string, VersionOf]): Key => [fact.code, fact.source];
  return {
    outcomes,
    create: [...last.values()],
    end: replaced.filter(([key]) => states.get(key)!.since < pending).map(keyOf),
    drop: replaced.filter(([key]) => states.get(key)!.since >= pending).map(keyOf),
    unchanged: [...unchanged.values()],
  };
}
