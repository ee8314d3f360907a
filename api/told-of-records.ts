import type { GraphStore } from '../graph/store.ts';

/** What is read with no revision, so that it can change while the revision stays. */
const OF_NO_REVISION = ['record', 'records', 'listLoads', 'changesOf'] as const;

/** The same store, which tells when something is read of it that is no fact of a revision. */
export function toldOfRecords(store: GraphStore, told: () => void): GraphStore {
  const telling: GraphStore = { ...store };
  for (const name of OF_NO_REVISION) {
    const read = store[name] as (...given: unknown[]) => Promise<unknown>;
    Object.assign(telling, {
      [name]: async (...given: unknown[]) => {
        told();
        return read(...given);
      },
    });
  }
  return telling;
}
