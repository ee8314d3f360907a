import type { GraphStore } from '../../../graph/store.ts';

/** A store that never answers when it is asked for a page of branches: a database that hangs. */
export interface HangingStore {
  readonly store: GraphStore;
  /** Reads that were begun and that nobody has ended. */
  readonly running: () => number;
}

export function hangingStore(store: GraphStore): HangingStore {
  let running = 0;
  return {
    running: () => running,
    store: {
      ...store,
      page(kind, query, at) {
        if (kind !== 'Branch') return store.page(kind, query, at);
        running += 1;
        return new Promise((_, reject) => {
          at.signal?.addEventListener('abort', () => {
            running -= 1;
            reject(at.signal!.reason);
          });
        });
      },
    },
  };
}
