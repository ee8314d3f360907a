import type { AnyFact, Fact, KindName } from './model/kinds.ts';
import type { Viewer } from './model/viewer.ts';

/**
 * The port to the graph. Facts are versions: each is `{code, source, since, until, …}`, where since and
 * until are revisions. A read is pinned to one revision and one viewer; of several sources that state
 * the same code it shows the one with the greatest precedence among those the viewer may read, which is decided by
 * their audiences (model/audience.ts), settled by the commit that wrote them or what they rest on.
 *
 * Every method rejects with `TrailcareError` STORE_UNAVAILABLE when the store cannot be reached.
 */
export interface GraphStore {
  readonly name: 'sqlite' | 'neo4j';

  /** Brings the store's schema to this version. May be repeated. Refuses a store that a newer Trailcare wrote. */
  migrate(): Promise<void>;

  /** The revision of the last committed load; 0 for an empty store. */
  revision(): Promise<number>;

  /** The facts of these codes, as a map; codes that do not exist or may not be read are not in it. */
  get<N extends KindName>(kind: N, codes: readonly string[], at: Reading): Promise<Map<string, Fact<N>>>;

  /** All sources' versions of one fact, shown one first. For the conflict report and `sources`. */
  versions<N extends KindName>(kind: N, code: string, at: Reading): Promise<Fact<N>[]>;

  /** Codes of all sources that state each of these facts, shown one first. One store call for all. */
  sourcesOf(kind: KindName, codes: readonly string[], at: Reading): Promise<Map<string, string[]>>;

  /** One page of a kind ordered by code, with the total. Uses indexes for `where`; reads at most `first` + 1 rows. */
  page<N extends KindName>(kind: N, query: PageQuery, at: Reading): Promise<Page<Fact<N>>>;

  /**
   * For each of `keys`, the page of facts whose `field` has (or, for lists, contains) that key: what a list
   * field below a list needs, in one store call. Keys without facts get an empty page.
   */
  pagesBy<N extends KindName>(
    kind: N,
    field: string,
    keys: readonly string[],
    query: PageQuery,
    at: Reading,
  ): Promise<Map<string, Page<Fact<N>>>>;

  /** All facts of a kind in batches, ordered by code. Memory does not grow with the store. */
  scan<N extends KindName>(kind: N, at: Reading): AsyncIterable<Fact<N>[]>;

  /** Number of facts of each kind. */
  counts(at: Reading): Promise<Record<KindName, number>>;

  /**
   * Facts whose searched fields hold words that start with each word of `folded` (already folded text).
   * At most `limit`, ordered by kind in `kinds`, then code; the caller ranks.
   */
  search(folded: string, kinds: readonly KindName[], limit: number, at: Reading): Promise<Found[]>;

  /** Opens the one load that may run; waits up to `waitMs` for another to end, then fails with OVERLOADED. */
  beginLoad(options?: { waitMs?: number }): Promise<LoadSession>;

  /** Past loads, newest first. */
  listLoads(first: number): Promise<LoadRecord[]>;

  close(): Promise<void>;
}

/** At which revision and for whom. Every read takes one. */
export interface Reading {
  readonly revision: number;
  readonly viewer: Viewer;
}

export interface Found {
  kind: KindName;
  fact: AnyFact;
}

export interface PageQuery {
  /** All must hold. */
  readonly where?: readonly Condition[];
  /** At most this many facts. */
  readonly first: number;
  /** Facts whose code is greater than this. */
  readonly after?: string | null;
}

export type Condition =
  /** The field's value (or one of its values, for lists) is one of these. */
  | { readonly test: 'in'; readonly field: string; readonly values: readonly string[] }
  | { readonly test: 'is'; readonly field: string; readonly value: boolean }
  /** Has a point within `km` of this one, by `greatCircleKm`. */
  | { readonly test: 'near'; readonly lat: number; readonly lon: number; readonly km: number }
  /** validFrom ≤ day ≤ validUntil, where null is no bound. */
  | { readonly test: 'validOn'; readonly day: string }
  /** asOf ≤ day < `until`: statements that are fresh on a day. */
  | { readonly test: 'freshOn'; readonly day: string }
  /** Some fact of `kind` that the viewer may read names this one in `by` and fulfils `where`: branches that offer a type. */
  | {
      readonly test: 'some';
      readonly kind: KindName;
      readonly by: string;
      readonly where: readonly Condition[];
    }
  /** Its searched fields hold words that start with each word of this folded text. */
  | { readonly test: 'text'; readonly folded: string };

export interface Page<T> {
  facts: T[];
  totalCount: number;
  hasNextPage: boolean;
}

/** What a load does to the graph. Nothing of it is visible before `commit`. */
export interface LoadSession {
  /** The revision that a commit will publish. */
  readonly revision: number;
  /**
   * Writes facts, at most 5,000 at once; returns, in their order, what became of each. May be repeated.
   * A fact with the same code and source as an earlier one of this load replaces it.
   */
  put(kind: KindName, facts: readonly AnyFact[]): Promise<PutOutcome[]>;
  /** Ends facts of a source; returns how many were current. */
  end(kind: KindName, source: string, codes: readonly string[]): Promise<number>;
  /** The current codes of a source that this load has not put (unchanged ones count as put), in batches. */
  notPut(kind: KindName, source: string): AsyncIterable<string[]>;
  /** Which of these codes exist, in the committed graph or in this load. For checking references. */
  existing(kind: KindName, codes: readonly string[]): Promise<Set<string>>;
  /** Publishes the load with its audit record. A load that wrote nothing keeps the revision. Returns the store's revision. */
  commit(record: Omit<LoadRecord, 'revision' | 'at'>): Promise<number>;
  /** Leaves the graph as it was. */
  abort(): Promise<void>;
}

export type PutOutcome = 'written' | 'unchanged';

/** The audit record of a load: who, when, what. */
export interface LoadRecord {
  revision: number;
  /** ISO time of the commit. */
  at: string;
  /** Who loaded: `local` without accounts. */
  actor: string;
  format: string;
  source: string;
  files: string[];
  /** Rows by outcome and facts by kind, as JSON. */
  summary: string;
}
