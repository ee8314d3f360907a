import type { Visibility } from './model/closed-lists.ts';
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

  /**
   * How narrow the circle is that reads each shown fact: its `visibility`, or a narrower one that its stewards or what
   * it rests on leave. Who may not read the fact is not told.
   */
  visibilities(kind: KindName, codes: readonly string[], at: Reading): Promise<Map<string, Visibility>>;

  /** One page of a kind ordered by code, with the total when it is `counted`. Uses indexes for `where`; reads at most `first` + 1 rows. */
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

  /** Past loads, newest first: the log of who changed what. It only grows; nothing here changes or removes a record of it. */
  listLoads(page: LoadPage): Promise<LoadRecord[]>;

  /**
   * What the load that published `revision` changed, ordered by kind (as in KINDS), code and source; nothing for a
   * revision that is not published. Read from the versions themselves, so it cannot differ from what was done. A version
   * that a load wrote and ended or replaced itself is nobody's past and not listed.
   *
   * For administrators alone: it takes no viewer and gives facts of every visibility. It costs more than other reads.
   * SQLite walks an index of each kind from `after` on until the page is full; Neo4j orders all that the load changed.
   */
  changesOf(revision: number, page: ChangePage): Promise<Change[]>;

  /**
   * Whatever any viewer may be shown otherwise at the newest revision than when `revision` was the newest: facts that loads after it wrote or
   * ended, and those whose readers they changed. Too many codes, never too few. Null: not known, because `revision` is one of too many loads
   * ago, they touched too much, or a Trailcare that did not note it published one of them. O(codes).
   */
  touchedSince(revision: number): Promise<Touched | null>;

  /** The published record, null when there is none. Records have no viewer: who calls decides who may know of them. */
  record(type: RecordType, id: string): Promise<StoredRecord | null>;

  /** Published records of a type, ordered by id, with their bodies: ask for few when these may be large. */
  records(type: RecordType, page: RecordPage): Promise<StoredRecord[]>;

  /**
   * Writes a record at once, beside any load, with no audit record: what passing work says of itself while it goes on. `body` null
   * removes it. Checked as by `putRecord`: `ConflictError` when another version than `expectedVersion` is current. Returns the version
   * written, 0 when it was removed. OVERLOADED when the store can be written by one alone, and a load writes for longer than `waitMs`.
   */
  noteRecord(
    type: PassingRecordType,
    id: string,
    body: string | null,
    expectedVersion: number,
    options?: { waitMs?: number },
  ): Promise<number>;

  close(): Promise<void>;
}

/** At which revision and for whom. Every read takes one. What is hidden now is hidden at revisions of the past too: model/readable-past.ts. */
export interface Reading {
  readonly revision: number;
  readonly viewer: Viewer;
  /** When it aborts, the read rejects at once with the signal's reason, and the work for it ends in the store as well. */
  readonly signal?: AbortSignal;
}

/** What loads touched. Stays true of a snapshot of `origin` alone. */
export interface Touched {
  /** Names the load that published the revision asked for. Another one under the same revision is of another graph: a backup that was put back. */
  readonly origin: string;
  /** The revision up to which it tells. */
  readonly newest: number;
  readonly codes: ReadonlyMap<KindName, readonly string[]>;
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
  /** False: nobody asks for the total, which costs as much as all that fulfils `where`. It may then be null. Left out: it is told. */
  readonly counted?: boolean;
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
  /** Of all pages. Null only where the query was not `counted`. */
  totalCount: number | null;
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
  /**
   * Writes a record, which the commit publishes with the facts. `expectedVersion` is the version that it replaces, 0 when
   * there must be none; `ConflictError` when another is current. A refused record changes nothing: the load may be
   * aborted or go on. BAD_INPUT for a body that is no JSON or above 1 MB, an id that is not 1 to 200 visible ASCII
   * characters, and above 16 MB of records in one load.
   */
  putRecord(type: RecordType, id: string, body: string, expectedVersion: number): Promise<void>;
  /** Removes a record with the commit. `ConflictError` when another version is current, or none. */
  removeRecord(type: RecordType, id: string, expectedVersion: number): Promise<void>;
  /** Publishes the load with its audit record. A load that wrote no facts keeps the revision. Returns the store's revision. */
  commit(record: LoadNote): Promise<number>;
  /** Leaves the graph as it was. */
  abort(): Promise<void>;
}

export type PutOutcome = 'written' | 'unchanged';

export interface LoadPage {
  readonly first: number;
  /** Loads whose id is smaller than this. */
  readonly before?: number | null;
}

/** The audit record of a load: who, when, what. */
export interface LoadRecord extends LoadNote {
  /** Greater than those of all loads before. */
  id: number;
  /** The store's revision after it. Of several loads with one revision the first published it, and the others changed no fact. */
  revision: number;
  /** ISO time of the commit. */
  at: string;
}

/** What a loader says about its load. */
export interface LoadNote {
  /** Who loaded: `local` without accounts. */
  actor: string;
  format: string;
  source: string;
  files: string[];
  /** Rows by outcome and facts by kind, as JSON. */
  summary: string;
}

/** What Trailcare keeps beside the graph that is no fact. A `secret` is made by `migrate`, with id `store`, and read by nothing but keyed hashes. */
export type RecordType = 'api-key' | 'proposal' | 'scenario' | 'question' | 'secret' | PassingRecordType;

/** What is written and removed without a load, because nothing that anybody reads in the graph depends on it: jobs, and which version checked the facts. */
export type PassingRecordType = 'job' | 'check';

export interface StoredRecord {
  readonly type: RecordType;
  readonly id: string;
  /** Raised by each write, from 1. */
  readonly version: number;
  /** JSON. */
  readonly body: string;
  /** ISO time of the commit that published this version, as in its audit record. */
  readonly at: string;
}

export interface RecordPage {
  readonly first: number;
  /** Records whose id is greater than this. */
  readonly after?: string | null;
}

/** Which fact, of which source. */
export interface ChangePlace {
  readonly kind: KindName;
  readonly code: string;
  readonly source: string;
}

/** What a load did to one fact of one source: stated it (`before` is null), ended it (`after` is null) or changed it. */
export interface Change extends ChangePlace {
  readonly before: AnyFact | null;
  readonly after: AnyFact | null;
}

export interface ChangePage {
  readonly first: number;
  /** Changes that come after this one in their order. */
  readonly after?: ChangePlace | null;
}
