import { afterAll, beforeAll, expect, it } from 'vitest';
import { ASKED, FILES } from '../api/exports/files.ts';
import { type Api, apiOn } from '../api/support/api-on.ts';
import { openEmptySqliteStore } from '../api/support/stores.ts';
import { world } from '../api/support/world.ts';
import { loadFacts, type OpenEmptyStore, type OpenedStore } from '../contract/context.ts';
import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';

const FILTERED = ['services.csv?near=9,38.7,100&validOn=2026-11-01', 'branches.csv?offers=RFL&text=branch'];

describeOnNeo4j('exports from Neo4j', ({ openEmpty }) => {
  const open: Record<'sqlite' | 'neo4j', OpenEmptyStore> = {
    sqlite: openEmptySqliteStore,
    neo4j: openEmpty,
  };
  const opened: OpenedStore[] = [];
  const apis = {} as Record<keyof typeof open, Api>;
  beforeAll(async () => {
    for (const name of ['sqlite', 'neo4j'] as const) {
      const one = await open[name]();
      opened.push(one);
      await loadFacts(one.store, world());
      apis[name] = await apiOn(one.store);
    }
  });
  afterAll(async () => {
    for (const api of Object.values(apis)) await api.close();
    for (const { close } of opened) await close();
  });

  it.each([...FILES.map(([view, extension]) => `${view}.${extension}?${ASKED[view]}`), ...FILTERED])(
    'are those from SQLite, to the byte: %s',
    async (file) => {
      const [here, there] = await Promise.all([
        apis.neo4j.bytes(`/export/${file}`),
        apis.sqlite.bytes(`/export/${file}`),
      ]);
      expect(here.equals(there)).toBe(true);
      expect(here.length).toBeGreaterThan(100);
    },
  );
});
