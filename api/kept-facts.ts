import { LRUCache } from 'lru-cache';
import type { Fact, KindName } from '../graph/model/kinds.ts';
import type { GraphStore, Reading } from '../graph/store.ts';
import { metrics } from './metrics.ts';

/** Null: it is not kept, which says nothing of whether there is such a fact. */
export type KeptFact = <N extends KindName>(kind: N, code: string, at: Reading) => Fact<N> | null;

interface KeptFacts {
  /** The same store. What is asked of it by code is kept, and how many are on all pages. */
  readonly store: GraphStore;
  readonly keptFact: KeptFact;
  /** The newest revision of which anybody read or heard through this store; 0 before. */
  readonly newestKnown: () => number;
}

/** About as many as 40 MB hold. */
const MOST_FACTS = 20_000;
const MOST_COUNTS = 2_000;
/** Conditions that name hundreds of codes are asked once. */
const LONGEST_KEY = 1_000;

/**
 * Keeps the facts that were read last by their codes: a stop or a service type is read once, and not by every request; and how many facts lists
 * have in all, which costs as much as reading them. What one viewer reads
 * at one revision changes only by a load, which may hide facts in the past too: with every new revision all is read anew. Of one that another
 * process made, `revision` tells, which is asked several times a second.
 */
export function keptFacts(store: GraphStore): KeptFacts {
  const kept = new LRUCache<string, Fact<KindName>>({ max: MOST_FACTS });
  const counts = new LRUCache<string, number>({ max: MOST_COUNTS });
  const keyOf = (kind: KindName, code: string, { revision, viewer }: Reading) =>
    `${revision} ${viewer.key} ${kind} ${code}`;
  let newest = 0;
  const heardOf = (revision: number) => {
    if (revision <= newest) return;
    newest = revision;
    kept.clear();
    counts.clear();
  };
  return {
    store: {
      ...store,
      async revision() {
        const revision = await store.revision();
        heardOf(revision);
        return revision;
      },
      async get(kind, codes, at) {
        // A write of this process reads at its revision before anybody asks for the newest.
        heardOf(at.revision);
        const asked = newest;
        const found = await store.get(kind, codes, at);
        metrics.keptFacts.inc({ how: 'read' }, codes.length);
        if (asked === newest) for (const [code, fact] of found) kept.set(keyOf(kind, code, at), fact);
        return found;
      },
      async page(kind, query, at) {
        heardOf(at.revision);
        const { counted = true, where = [] } = query;
        if (!counted) return store.page(kind, query, at);
        const key = keyOf(kind, JSON.stringify(where), at);
        const known = counts.get(key);
        if (known !== undefined) {
          if (query.first === 0 && !query.after)
            return { facts: [], totalCount: known, hasNextPage: known > 0 };
          return { ...(await store.page(kind, { ...query, counted: false }, at)), totalCount: known };
        }
        const asked = newest;
        const page = await store.page(kind, query, at);
        const { totalCount } = page;
        if (asked === newest && totalCount !== null && key.length <= LONGEST_KEY) counts.set(key, totalCount);
        return page;
      },
    },
    newestKnown: () => newest,
    keptFact<N extends KindName>(kind: N, code: string, at: Reading) {
      const fact = kept.get(keyOf(kind, code, at)) as Fact<N> | undefined;
      if (fact !== undefined) metrics.keptFacts.inc({ how: 'kept' });
      return fact ?? null;
    },
  };
}
