import { existsSync } from 'node:fs';
import { storeUnavailable } from '../../errors.ts';
import { type Fact, KIND_NAMES, type KindName } from '../../model/kinds.ts';
import type { GraphStore, LoadSession, Page, Reading } from '../../store.ts';
import { readLoads, readRevision } from './audit.ts';
import { beginTransaction } from './begin-load.ts';
import { type Connection, openConnection } from './connection.ts';
import { loadSession } from './load-session.ts';
import { checkMigrated, migrateStore } from './migrate.ts';
import { noteRecord } from './note-record.ts';
import { readChanges } from './read-changes.ts';
import { readFacts, readSources, readVersions, readVisibilities } from './read-facts.ts';
import { countFacts, readPage } from './read-page.ts';
import { readPagesBy } from './read-pages-by.ts';
import { readRecord, readRecords } from './records.ts';
import { scanFacts } from './scan-facts.ts';
import { searchFacts } from './search-facts.ts';
import { aboutStore, sqliteCode, storeProblem } from './store-problem.ts';
import { TABLES } from './tables.ts';
import { readTouched } from './touched.ts';

const READ_CACHE_MB = 64;
const LOAD_CACHE_MB = 16;
const NOTE_CACHE_MB = 1;
/** Of the reader, while this process loads: a load reads all stops once and hardly looks back, and has 300 MB for everything. */
const READ_CACHE_WHILE_LOADING_MB = 8;

/**
 * The embedded store: one SQLite file at `path`. Reads have one connection, kept open; each load has its own, so that
 * readers never wait for a load. Opens nothing before the first call.
 */
export function openSqliteStore(path: string): GraphStore {
  let reader: Connection | null = null;
  let closed = false;
  const sessions = new Set<LoadSession>();

  function open(options: { create: boolean; cacheMb: number }): Connection {
    if (closed) throw aboutStore(storeUnavailable, path, ' was closed.');
    if (!options.create && !existsSync(path))
      throw aboutStore(
        storeUnavailable,
        path,
        ' does not exist. `trailcare serve` makes it and loads the bundled seeds; `trailcare load --seeds` does without a server.',
      );
    try {
      return openConnection(path, options);
    } catch (error) {
      const problem = storeProblem(path, error);
      throw problem === error
        ? storeUnavailable(
            `Store ${path} cannot be opened: ${String(error)}`,
            error,
            'The store cannot be opened.',
          )
        : problem;
    }
  }

  const readCacheMb = () => (sessions.size > 0 ? READ_CACHE_WHILE_LOADING_MB : READ_CACHE_MB);
  const fitReadCache = () => reader?.execute(`PRAGMA cache_size = -${readCacheMb() * 1024}`);

  function openReader(): Connection {
    const connection = open({ create: false, cacheMb: readCacheMb() });
    try {
      checkMigrated(connection, path);
      connection.execute('PRAGMA query_only = ON');
      return connection;
    } catch (error) {
      connection.close();
      throw storeProblem(path, error);
    }
  }

  function reading<T>(read: (connection: Connection) => T): T {
    reader ??= openReader();
    try {
      return read(reader);
    } catch (error) {
      // After a fault of the file the next read opens it anew.
      if (sqliteCode(error) !== null) {
        reader.close();
        reader = null;
      }
      throw storeProblem(path, error);
    }
  }

  /** Reads of a request. A statement runs to its end once begun; the next one does not begin when nobody waits for it. */
  const readingAt =
    ({ signal }: Reading) =>
    <T>(read: (connection: Connection) => T): T => {
      signal?.throwIfAborted();
      return reading(read);
    };

  return {
    name: 'sqlite',

    async migrate() {
      const connection = open({ create: true, cacheMb: READ_CACHE_MB });
      try {
        migrateStore(connection, path);
      } catch (error) {
        throw storeProblem(path, error);
      } finally {
        connection.close();
      }
    },

    revision: async () => reading(readRevision),

    get: async <N extends KindName>(
      kind: N,
      codes: readonly string[],
      at: Parameters<GraphStore['get']>[2],
    ) =>
      readingAt(at)((connection) => readFacts(connection, TABLES[kind], codes, at)) as unknown as Map<
        string,
        Fact<N>
      >,

    versions: async <N extends KindName>(kind: N, code: string, at: Parameters<GraphStore['versions']>[2]) =>
      readingAt(at)((connection) => readVersions(connection, TABLES[kind], code, at)) as unknown as Fact<N>[],

    visibilities: async (kind, codes, at) =>
      readingAt(at)((connection) => readVisibilities(connection, TABLES[kind], codes, at)),
    sourcesOf: async (kind, codes, at) =>
      readingAt(at)((connection) => readSources(connection, TABLES[kind], codes, at)),

    page: async <N extends KindName>(
      kind: N,
      query: Parameters<GraphStore['page']>[1],
      at: Parameters<GraphStore['page']>[2],
    ) =>
      readingAt(at)((connection) => readPage(connection, TABLES[kind], query, at)) as unknown as Page<
        Fact<N>
      >,

    pagesBy: async <N extends KindName>(
      kind: N,
      field: string,
      keys: readonly string[],
      query: Parameters<GraphStore['pagesBy']>[3],
      at: Parameters<GraphStore['pagesBy']>[4],
    ) =>
      readingAt(at)((connection) =>
        readPagesBy(connection, TABLES[kind], field, keys, query, at),
      ) as unknown as Map<string, Page<Fact<N>>>,

    scan: <N extends KindName>(kind: N, at: Parameters<GraphStore['scan']>[1]) =>
      scanFacts(readingAt(at), TABLES[kind], at) as unknown as AsyncIterable<Fact<N>[]>,

    counts: async (at) =>
      readingAt(at)((connection) => {
        const counts = KIND_NAMES.map((kind) => [kind, countFacts(connection, TABLES[kind], [], at)]);
        return Object.fromEntries(counts) as Record<KindName, number>;
      }),

    search: async (folded, kinds, limit, at) =>
      readingAt(at)((connection) => searchFacts(connection, folded, kinds, limit, at)),

    async beginLoad({ waitMs = 0 } = {}) {
      const connection = open({ create: false, cacheMb: LOAD_CACHE_MB });
      try {
        checkMigrated(connection, path);
        await beginTransaction(connection, waitMs);
        const session: LoadSession = loadSession(connection, path, () => {
          sessions.delete(session);
          fitReadCache();
        });
        sessions.add(session);
        fitReadCache();
        return session;
      } catch (error) {
        connection.close();
        throw storeProblem(path, error);
      }
    },

    listLoads: async (page) => reading((connection) => readLoads(connection, page)),

    changesOf: (revision, page) => readChanges(reading, revision, page),

    touchedSince: async (revision) => reading((connection) => readTouched(connection, revision)),

    record: async (type, id) => reading((connection) => readRecord(connection, type, id)),

    records: async (type, page) => reading((connection) => readRecords(connection, type, page)),

    async noteRecord(type, id, body, expectedVersion, { waitMs = 0 } = {}) {
      const connection = open({ create: false, cacheMb: NOTE_CACHE_MB });
      try {
        checkMigrated(connection, path);
        await beginTransaction(connection, waitMs);
        return noteRecord(connection, type, id, body, expectedVersion);
      } catch (error) {
        throw storeProblem(path, error);
      } finally {
        // What was not committed is undone with it.
        connection.close();
      }
    },

    async close() {
      closed = true;
      for (const session of sessions) await session.abort();
      reader?.close();
      reader = null;
    },
  };
}
