import type { Fact, KindName } from '../../model/kinds.ts';
import type { GraphStore, Reading } from '../../store.ts';
import type { ReadFacts } from '../facts.ts';

/** How facts that loads touched are read: shown ones, each list in the order of codes. */
export interface TouchedRead {
  readonly scan: ReadFacts;
  get<N extends KindName>(kind: N, codes: readonly string[]): Promise<Fact<N>[]>;
  /** Facts of which a field has one of these codes. Null: very many. */
  naming<N extends KindName>(
    kind: N,
    field: keyof Fact<N> & string,
    codes: readonly string[],
  ): Promise<Fact<N>[] | null>;
}

/** Asked for at once. */
const BATCH = 1_000;
const MOST_NAMING = 5_000;

export function touchedReadOf(store: Pick<GraphStore, 'scan' | 'get' | 'page'>, at: Reading): TouchedRead {
  return {
    scan: (kind) => store.scan(kind, at),
    async get(kind, codes) {
      const found = [];
      for (let from = 0; from < codes.length; from += BATCH) {
        found.push(...(await store.get(kind, codes.slice(from, from + BATCH), at)).values());
      }
      return inOrder(found);
    },
    async naming(kind, field, codes) {
      const found = [];
      for (let from = 0; from < codes.length; from += BATCH) {
        const where = [{ test: 'in', field, values: codes.slice(from, from + BATCH) } as const];
        const page = await store.page(kind, { where, first: MOST_NAMING }, at);
        found.push(...page.facts);
        if (page.hasNextPage || found.length > MOST_NAMING) return null;
      }
      return inOrder(found);
    },
  };
}

export function inOrder<T extends { readonly code: string }>(facts: readonly T[]): T[] {
  return facts.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}
