import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { READABLE_PAST_MS } from '../../graph/model/readable-past.ts';
import { PUBLIC_VIEWER } from '../../graph/model/viewer.ts';
import { openSqliteStore } from '../../graph/stores/sqlite/open-sqlite-store.ts';
import { at, loadFacts } from './context.ts';
import { fact } from './facts.ts';
import { grounded } from './grounded.ts';
import { temporaryFolder } from './sqlite-folder.ts';

/** A store whose clock we set: that of Neo4j is the server's own. */
describe('the past that commits look back on', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-01T00:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ['as long as a cursor may read it, and a day more', 2 * READABLE_PAST_MS - 1, 0],
    ['no longer', 2 * READABLE_PAST_MS + 1, 1],
  ])('is %s', async (_, msLater, read) => {
    const { file, remove } = temporaryFolder();
    const store = openSqliteStore(file);
    try {
      await store.migrate();
      await loadFacts(store, grounded({ Practice: [fact('Practice', 'p', { name: 'First' })] }));
      await loadFacts(store, { Practice: [fact('Practice', 'p', { name: 'Second' })] });
      vi.setSystemTime(Date.now() + msLater);
      // So that the load of the second is not the newest.
      await loadFacts(store, { Practice: [fact('Practice', 'q')] });
      await loadFacts(store, { Practice: [fact('Practice', 'p', { visibility: 'RESTRICTED' })] });
      const count = async (revision: number) => (await store.counts(at(revision, PUBLIC_VIEWER))).Practice;
      expect(await count(1)).toBe(read);
      expect(await count(2)).toBe(0);
    } finally {
      await store.close();
      remove();
    }
  });
});
