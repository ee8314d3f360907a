import type { Fact, KindName } from '../graph/model/kinds.ts';
import type { Condition, Found, GraphStore, Page, PageQuery, Reading } from '../graph/store.ts';
import { coalesce } from './coalesce.ts';
import { type Entity, entity } from './entity.ts';

/** Reads of one request, all at one revision and for one viewer. Single asks below a list become one store call. */
export interface Batches {
  readonly at: Reading;
  /** Null when there is no such fact, or the viewer may not read it: the same answer to both. */
  find<N extends KindName>(kind: N, code: string | null): Promise<Entity<N> | null>;
  /** In the order of codes given; those that cannot be read are left out. */
  list<N extends KindName>(kind: N, codes: readonly string[]): Promise<Entity<N>[]>;
  /** Facts whose `field` names `key`: a list below a list. */
  pageBy<N extends KindName>(kind: N, field: string, key: string, query: PageQuery): Promise<Page<Fact<N>>>;
  page<N extends KindName>(kind: N, query: PageQuery): Promise<Page<Fact<N>>>;
  /** All facts of a kind that is small by its nature (a closed list, sources of names), by code; kept for the request. */
  all<N extends KindName>(kind: N): Promise<Entity<N>[]>;
  /** Sources that state a fact, the shown one first. */
  sourcesOf(kind: KindName, code: string): Promise<Entity<'Source'>[]>;
  search(folded: string, kinds: readonly KindName[], limit: number): Promise<Found[]>;
  counts(): Promise<Record<KindName, number>>;
  /** Reads everything anew from here on: the revision has changed. */
  forget(): void;
}

type Load<V> = (key: string) => Promise<V | undefined>;

/** `at` is asked at every read, because a request exists before its revision is decided. */
export function batchesAt(store: GraphStore, at: () => Reading): Batches {
  // Facts of all kinds stand behind one type here; `find` and `pageBy` give each its own back.
  const facts = new Map<KindName, Load<Fact<KindName>>>();
  const pages = new Map<string, Load<Page<Fact<KindName>>>>();
  const sources = new Map<KindName, Load<string[]>>();
  const whole = new Map<KindName, Promise<Fact<KindName>[]>>();

  async function find<N extends KindName>(kind: N, code: string | null): Promise<Entity<N> | null> {
    if (code === null) return null;
    const load = kept(facts, kind, () => coalesce((codes) => store.get<KindName>(kind, codes, at())));
    const fact = (await load(code)) as Fact<N> | undefined;
    return fact === undefined ? null : entity(kind, fact);
  }

  async function list<N extends KindName>(kind: N, codes: readonly string[]): Promise<Entity<N>[]> {
    const found = await Promise.all(codes.map((code) => find(kind, code)));
    return found.filter((member) => member !== null);
  }

  return {
    get at() {
      return at();
    },
    find,
    list,
    async pageBy(kind, field, key, query) {
      const name = JSON.stringify([kind, field, query]);
      const load = kept(pages, name, () =>
        coalesce((keys) => store.pagesBy<KindName>(kind, field, keys, query, at())),
      );
      const page = await load(key);
      if (page === undefined) throw new Error(`The store gave no page of ${kind} by ${field} for a key.`);
      return page as Page<Fact<typeof kind>>;
    },
    page: (kind, query) => store.page(kind, query, at()),
    async all(kind) {
      const read = kept(whole, kind, async () => {
        const every: Fact<KindName>[] = [];
        for await (const batch of store.scan<KindName>(kind, at())) every.push(...batch);
        return every;
      });
      return ((await read) as Fact<typeof kind>[]).map((fact) => entity(kind, fact));
    },
    async sourcesOf(kind, code) {
      const load = kept(sources, kind, () => coalesce((codes) => store.sourcesOf(kind, codes, at())));
      return list('Source', (await load(code)) ?? []);
    },
    search: (folded, kinds, limit) => store.search(folded, kinds, limit, at()),
    counts: () => store.counts(at()),
    forget() {
      for (const kept of [facts, pages, sources, whole]) kept.clear();
    },
  };
}

function kept<K, V>(cache: Map<K, V>, key: K, make: () => V): V {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make();
  cache.set(key, made);
  return made;
}

/** A condition that a field is one of these codes; none when nothing was asked. */
export function oneOf(field: string, values: readonly string[] | string | null | undefined): Condition[] {
  if (values === null || values === undefined) return [];
  return [{ test: 'in', field, values: typeof values === 'string' ? [values] : values }];
}
