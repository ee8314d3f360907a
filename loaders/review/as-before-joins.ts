import type { AnyFact, Fact, KindName } from '../../graph/model/kinds.ts';
import type { ReviewDecisions } from '../../graph/review/review-decisions.ts';
import type { GraphStore, Reading } from '../../graph/store.ts';

/**
 * The store as reconciliation reads it: facts that were joined to others stand under their own codes still. So codes that formats make
 * from them (a service's, from its provider) stay as they were, and a second load changes nothing; what rows become is
 * renamed after. One store call for each fact that others were joined to.
 */
export function asBeforeJoins(store: GraphStore, { joined, codeOf }: ReviewDecisions): GraphStore {
  if (joined.length === 0) return store;
  const byRevision = joined.toSorted((a, b) => a.decision!.revision! - b.decision!.revision!);

  async function parted<N extends KindName>(kind: N, shown: Fact<N>, reading: Reading): Promise<Fact<N>[]> {
    const pairs = byRevision.filter((pair) => pair.kind === kind && codeOf(kind, pair.code) === shown.code);
    if (pairs.length === 0) return [shown];
    const facts = new Map<string, AnyFact>();
    for (const version of (await store.versions(kind, shown.code, reading)) as unknown as AnyFact[]) {
      const pair = pairs.find(({ decision }) => decision!.moved.includes(version.source));
      const code = pair?.code ?? shown.code;
      // Versions come shown first.
      if (!facts.has(code)) facts.set(code, { ...version, code });
    }
    return [...facts.values()] as unknown as Fact<N>[];
  }

  return {
    ...store,
    async *scan(kind, reading) {
      for await (const batch of store.scan(kind, reading)) {
        const facts = [];
        for (const fact of batch) facts.push(...(await parted(kind, fact, reading)));
        yield facts;
      }
    },
  };
}
