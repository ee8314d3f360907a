import { TrailcareError } from '../graph/errors.ts';
import type { GraphStore } from '../graph/store.ts';

export interface WatchedStore {
  /** The store, whose reads fail at once while it is away: nobody waits for what all others have just waited for in vain. */
  readonly store: GraphStore;
  /** Null while it answers; else how long ago it last did, in ms. So old is the graph in memory. */
  readonly awayForMs: () => number | null;
}

const READS: ReadonlySet<keyof GraphStore> = new Set([
  'get',
  'versions',
  'sourcesOf',
  'visibilities',
  'page',
  'pagesBy',
  'counts',
  'search',
  'listLoads',
  'changesOf',
  'record',
  'records',
] as const);

/**
 * Notices when a store is lost: by the first read that fails with STORE_UNAVAILABLE. From then on reads fail with the same, until `revision` is
 * answered again, which is always asked: whoever looks for new revisions several times a second so finds out that it is back. What writes, scans,
 * migrates and closes goes through.
 */
export function watchedStore(store: GraphStore, clock: () => number = () => performance.now()): WatchedStore {
  let heardMs = clock();
  let away: TrailcareError | null = null;

  async function asked<T>(answer: Promise<T>): Promise<T> {
    try {
      const found = await answer;
      heardMs = clock();
      return found;
    } catch (error) {
      if (error instanceof TrailcareError && error.code === 'STORE_UNAVAILABLE') away ??= error;
      throw error;
    }
  }

  const watched: GraphStore = {
    ...store,
    async revision() {
      const revision = await asked(store.revision());
      away = null;
      return revision;
    },
  };
  for (const name of READS) {
    const read = store[name] as (...given: unknown[]) => Promise<unknown>;
    Object.assign(watched, {
      [name]: async (...given: unknown[]) => {
        if (away !== null) throw away;
        return asked(read(...given));
      },
    });
  }
  return { store: watched, awayForMs: () => (away === null ? null : clock() - heardMs) };
}
