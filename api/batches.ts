import { TrailcareError } from '../graph/errors.ts';
import type { Visibility } from '../graph/model/closed-lists.ts';
import type { Fact, KindName } from '../graph/model/kinds.ts';
import type { Condition, Found, GraphStore, Page, PageQuery, Reading } from '../graph/store.ts';
import { bareEntity } from './bare-entity.ts';
import { supposedCode } from '../graph/network/changed-network.ts';
import { coalesce } from './coalesce.ts';
import { type Entity, entity } from './entity.ts';
import type { KeptFact } from './kept-facts.ts';
import { type OrPromise, whenAllThere, whenThere } from './or-promise.ts';

/**
 * Reads of one request, all at one revision and for one viewer. Single asks below a list become one store call. What is read goes into
 * the answer, which from then on rests on the sources of what was read.
 */
export interface Batches extends Reads {
  /** The same reads for what goes into no answer: whether an argument names something, what else it may have meant. */
  readonly toCheck: Reads;
  /** Gives a code to a leg that a question supposes. To this request it is then a fact, without a source. */
  supposeLeg(leg: SupposedLeg): string;
  /** Reads everything anew from here on: the revision has changed. */
  forget(): void;
}

export interface Reads {
  readonly at: Reading;
  /** Null when there is no such fact, or the viewer may not read it: the same answer to both. */
  find<N extends KindName>(kind: N, code: string | null): OrPromise<Entity<N> | null>;
  /** In the order of codes given; those that cannot be read are left out. */
  list<N extends KindName>(kind: N, codes: readonly string[]): OrPromise<Entity<N>[]>;
  /** Facts whose `field` names `key`: a list below a list. */
  pageBy<N extends KindName>(kind: N, field: string, key: string, query: PageQuery): Promise<Page<Fact<N>>>;
  page<N extends KindName>(kind: N, query: PageQuery): Promise<Page<Fact<N>>>;
  /** All facts of a kind that is small by its nature (a closed list, sources of names), by code; kept for the request. */
  all<N extends KindName>(kind: N): Promise<Entity<N>[]>;
  /** Sources that state a fact, the shown one first. */
  sourcesOf(kind: KindName, code: string): Promise<Entity<'Source'>[]>;
  /** How narrow the circle is that reads a fact: its own word, its stewards', and what it rests on leave no more. */
  visibilityOf(kind: KindName, code: string): Promise<Visibility>;
  search(folded: string, kinds: readonly KindName[], limit: number): Promise<Found[]>;
  counts(): Promise<Record<KindName, number>>;
}

export type SupposedLeg = Pick<Fact<'Leg'>, 'from' | 'to' | 'mode' | 'km' | 'hours'>;

type Load<V> = (key: string) => OrPromise<V | undefined>;

interface BatchesOptions {
  /** Asked at every read, because a request exists before its revision is decided. */
  readonly at: () => Reading;
  readonly keptFact?: KeptFact;
  /** Told the source of each fact. */
  readonly note: (source: string) => void;
  /** Whether the network in memory has a fact of this code: asked when the store is away. */
  readonly inNetwork: (kind: KindName, code: string) => Promise<boolean>;
}

export function batchesAt(store: GraphStore, { at, keptFact, note, inNetwork }: BatchesOptions): Batches {
  // Facts of all kinds stand behind one type here; `find` and `pageBy` give each its own back.
  const entities = new Map<KindName, Load<Entity<KindName>>>();
  const pages = new Map<string, Load<Page<Fact<KindName>>>>();
  const sources = new Map<KindName, Load<string[]>>();
  const visibilities = new Map<KindName, Load<Visibility>>();
  const whole = new Map<KindName, Promise<Fact<KindName>[]>>();
  const supposed = new Map<string, Fact<'Leg'>>();

  function readsThat(noteSource: (source: string) => void): Reads {
    // Who says that there is a source is no part of what an answer says.
    const noted = <F extends Fact<KindName>>(kind: KindName, found: readonly F[]) => {
      if (kind !== 'Source') for (const { source } of found) noteSource(source);
      return found;
    };

    const knownBefore = (kind: KindName) => (code: string) => {
      const fact = keptFact?.(kind, code, at()) ?? null;
      return fact === null ? undefined : entity(kind, fact);
    };
    const read = async (kind: KindName, codes: readonly string[]) => {
      const facts = await store.get(kind, codes, at());
      return new Map([...facts].map(([code, fact]) => [code, entity(kind, fact)]));
    };

    function find<N extends KindName>(kind: N, code: string | null): OrPromise<Entity<N> | null> {
      if (code === null) return null;
      const imagined = kind === 'Leg' ? supposed.get(code) : undefined;
      if (imagined !== undefined) return entity(kind, imagined as Fact<N>);
      const load = kept(entities, kind, () => coalesce((codes) => read(kind, codes), knownBefore(kind)));
      const shown = (found: Entity<KindName> | undefined) => {
        if (found === undefined) return null;
        noted(kind, [found]);
        return found as Entity<N>;
      };
      const found = load(code);
      return found instanceof Promise
        ? found.then(shown, (problem: unknown) => bareIfKnown(kind, code, problem))
        : shown(found);
    }

    async function bareIfKnown<N extends KindName>(kind: N, code: string, problem: unknown) {
      if (!isAway(problem) || !(await inNetwork(kind, code))) throw problem;
      return bareEntity(kind, code, problem);
    }

    function list<N extends KindName>(kind: N, codes: readonly string[]): OrPromise<Entity<N>[]> {
      const all = whenAllThere(codes.map((code) => find(kind, code)));
      return whenThere(all, (found) => found.filter((member) => member !== null));
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
        noted(kind, page.facts);
        return page as Page<Fact<typeof kind>>;
      },
      async page(kind, query) {
        const page = await store.page(kind, query, at());
        noted(kind, page.facts);
        return page;
      },
      async all(kind) {
        const read = kept(whole, kind, async () => {
          const every: Fact<KindName>[] = [];
          for await (const batch of store.scan<KindName>(kind, at())) every.push(...batch);
          return every;
        });
        return noted(kind, (await read) as Fact<typeof kind>[]).map((fact) => entity(kind, fact));
      },
      async sourcesOf(kind, code) {
        const load = kept(sources, kind, () => coalesce((codes) => store.sourcesOf(kind, codes, at())));
        return list('Source', (await load(code)) ?? []);
      },
      async visibilityOf(kind, code) {
        const load = kept(visibilities, kind, () =>
          coalesce((codes) => store.visibilities(kind, codes, at())),
        );
        // Not there: it was hidden from this reader since he read it.
        return (await load(code)) ?? 'RESTRICTED';
      },
      async search(folded, kinds, limit) {
        const found = await store.search(folded, kinds, limit, at());
        for (const { kind, fact } of found) noted(kind, [fact as Fact<KindName>]);
        return found;
      },
      counts: () => store.counts(at()),
    };
  }

  return Object.assign(readsThat(note), {
    toCheck: readsThat(() => {}),
    supposeLeg(leg: SupposedLeg) {
      const code = supposedCode('leg', supposed.size + 1);
      // What it says of its length's origin is not shown: see the resolver of legs.
      supposed.set(code, { ...SOURCELESS, ...leg, code });
      return code;
    },
    forget() {
      for (const kept of [entities, pages, sources, visibilities, whole]) kept.clear();
    },
  });
}

const isAway = (problem: unknown): problem is TrailcareError =>
  problem instanceof TrailcareError && problem.code === 'STORE_UNAVAILABLE';
const SOURCELESS = {
  source: '',
  visibility: 'MOVEMENT',
  asOf: null,
  validFrom: null,
  validUntil: null,
  kmBasis: 'PUBLISHED',
  kmFactor: null,
} as const;

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
