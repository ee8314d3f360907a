import { afterEach, beforeEach, expect, it } from 'vitest';
import type { GraphStore } from '../../graph/store.ts';
import { openNeo4jStore } from '../../graph/stores/neo4j/open-neo4j-store.ts';
import { at, loadFacts, RECORD } from '../contract/context.ts';
import { fact } from '../contract/facts.ts';
import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

/** By its own clocks within 5 s, which npm run soak holds it to; here the machine may be busy with other tests. */
const TOLD_WITHIN_MS = 10_000;

describeOnNeo4j('a Neo4j that is lost', ({ options, openEmpty }) => {
  let proxy: TcpProxy;
  let store: GraphStore;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ close } = await openEmpty());
    proxy = await startTcpProxy(Number(new URL(options.url).port));
    // Not neo4j://, by which the server would name its own address, past the proxy.
    store = openNeo4jStore({ ...options, patienceMs: 4_500, url: `bolt://127.0.0.1:${proxy.port}` });
    await loadFacts(store, { Stop: [fact('Stop', 'zuwara')] });
  });
  afterEach(async () => {
    await store.close();
    await proxy.close();
    await close();
  });

  /** Milliseconds until a read tells that the store is lost. */
  async function toldAfter(read: () => Promise<unknown>): Promise<number> {
    const beganMs = performance.now();
    await expect(read()).rejects.toMatchObject({ name: 'TrailcareError', code: 'STORE_UNAVAILABLE' });
    return performance.now() - beganMs;
  }
  const read = () => store.get('Stop', ['zuwara'], at(1));

  it.each(['down', 'black-hole'] as const)(
    'is told over a line that is open and becomes %s, and answers again by itself',
    async (kind) => {
      expect((await read()).size).toBe(1);
      proxy.set({ kind });
      expect(await toldAfter(read)).toBeLessThan(TOLD_WITHIN_MS);
      const many = await Promise.all(Array.from({ length: 20 }, () => toldAfter(read)));
      expect(Math.max(...many)).toBeLessThan(TOLD_WITHIN_MS);
      proxy.set({ kind: 'open', roundTripMs: 0 });
      await expect.poll(async () => (await read().catch(() => new Map())).size, { timeout: 10_000 }).toBe(1);
    },
  );

  it('is told to a load in a black hole, which leaves nothing, and the next load goes through', async () => {
    const session = await store.beginLoad();
    await session.put('Stop', [fact('Stop', 'half')]);
    proxy.set({ kind: 'black-hole' });
    expect(await toldAfter(() => session.put('Stop', [fact('Stop', 'other')]))).toBeLessThan(20_000);
    proxy.set({ kind: 'open', roundTripMs: 0 });
    await session.abort().catch(() => {});
    expect((await store.counts(at(1))).Stop).toBe(1);
    const next = await store.beginLoad({ waitMs: 20_000 });
    await next.put('Stop', [fact('Stop', 'next')]);
    expect(await next.commit(RECORD)).toBe(2);
    expect(
      [...(await store.get('Stop', ['zuwara', 'half', 'other', 'next'], at(2))).keys()].toSorted(),
    ).toEqual(['next', 'zuwara']);
  });
});
