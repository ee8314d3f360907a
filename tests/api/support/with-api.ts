import { afterAll, beforeAll } from 'vitest';
import type { GraphStore } from '../../../graph/store.ts';
import { loadFacts, type OpenedStore } from '../../contract/context.ts';
import { type Api, apiOn } from './api-on.ts';
import { openEmptySqliteStore } from './stores.ts';
import { type World, world } from './world.ts';

/** For a describe block: an API on an SQLite store that holds a world. `api()` and `store()` give them inside tests. */
export function withApi({
  facts = world(),
  ...options
}: {
  facts?: World;
  onLoopback?: boolean;
  env?: Record<string, string>;
} = {}) {
  let opened: OpenedStore;
  let running: Api;
  beforeAll(async () => {
    opened = await openEmptySqliteStore();
    await loadFacts(opened.store, facts);
    running = await apiOn(opened.store, options);
  });
  afterAll(async () => {
    await running?.close();
    await opened?.close();
  });
  return { api: (): Api => running, store: (): GraphStore => opened.store };
}
