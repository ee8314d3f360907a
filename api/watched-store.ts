import { storeUnavailable, storeUnfit, TrailcareError } from '../graph/errors.ts';
import type { GraphStore } from '../graph/store.ts';

export interface WatchedStore {
  /** The store, whose reads fail at once while it is away: nobody waits for what all others have just waited for in vain. */
  readonly store: GraphStore;
  /** Null while it answers; else how long ago it last did, in ms. So old is the graph in memory. */
  readonly awayForMs: () => number | null;
  /** Rejects, with what to do, when the store has gone back to an earlier revision: what was read of it is of another graph. */
  readonly replaced: Promise<never>;
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

/** A member of a cluster that is behind the others may tell an earlier revision for a moment. */
const SURELY_MS = 5_000;

/**
 * Notices when a store is lost: by the first read that fails with STORE_UNAVAILABLE. From then on reads fail with the same, until `revision` is
 * answered again, which is always asked: whoever looks for new revisions several times a second so finds out that it is back. What writes, scans,
 * migrates and closes goes through. One that tells of an earlier revision than before counts as lost too.
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

  let newest = 0;
  let backSinceMs: number | null = null;
  const { promise: replaced, reject: replace } = Promise.withResolvers<never>();
  // Whoever waits for it is told.
  replaced.catch(() => {});

  /** The store's revision. Fails when it is before one that was told when this was asked: answers may overtake each other. */
  async function laterRevision(): Promise<number> {
    const known = newest;
    const revision = await store.revision();
    if (revision >= known) {
      newest = Math.max(newest, revision);
      backSinceMs = null;
      return revision;
    }
    const nowMs = clock();
    backSinceMs ??= nowMs;
    const back = `The store is at revision ${revision}, and was at ${known}: an earlier state of it was put in its place.`;
    if (nowMs - backSinceMs >= SURELY_MS)
      replace(storeUnfit(`${back} What this server holds is not of it, so it ends: start it again.`));
    throw storeUnavailable(back);
  }

  const watched: GraphStore = {
    ...store,
    async revision() {
      const revision = await asked(laterRevision());
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
  return { store: watched, awayForMs: () => (away === null ? null : clock() - heardMs), replaced };
}
