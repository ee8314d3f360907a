import { setTimeout as sleep } from 'node:timers/promises';
import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GraphStore } from '../../graph/store.ts';
import { openNeo4jStore } from '../../graph/stores/neo4j/open-neo4j-store.ts';
import { RECORD, at, loadFacts, putAll, scannedCodes } from '../contract/context.ts';
import { SOURCE, fact } from '../contract/facts.ts';
import { killedLoadContract } from '../contract/killed-load.ts';
import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';

const stops = (count: number, name: string) =>
  Array.from({ length: count }, (_, n) =>
    fact('Stop', `s${String(n).padStart(5, '0')}`, { name, country: `${name}-land` }),
  );

describeOnNeo4j('the lease of a load on Neo4j', ({ options, openEmpty }) => {
  let driver: Driver;
  beforeAll(() => {
    driver = neo4j.driver(options.url, neo4j.auth.basic(options.username, options.password), {
      disableLosslessIntegers: true,
    });
  });
  afterAll(() => driver?.close());

  async function ask(statement: string): Promise<unknown> {
    const { records } = await driver.executeQuery(statement);
    return records[0]?.get(0);
  }
  /** As if the holder had given no sign of life for so long. */
  const ageBeat = (seconds: number) =>
    ask(`MATCH (m:Meta) SET m.beat = m.beat - ${seconds * 1000} RETURN m.beat`);
  /** Everything in the graph that a load writes, as sorted lines. */
  async function nodes(): Promise<string[]> {
    const all = await ask(
      'MATCH (n) WHERE n:Fact OR n:Identity RETURN collect([labels(n), n.code, n.since, n.until, n.name])',
    );
    return (all as unknown[]).map((node) => JSON.stringify(node)).toSorted();
  }

  async function onTwoStores(run: (one: GraphStore, other: GraphStore) => Promise<void>): Promise<void> {
    const { store, close } = await openEmpty();
    const other = openNeo4jStore(options);
    try {
      await run(store, other);
    } finally {
      await other.close();
      await close();
    }
  }

  it('an abandoned load is swept by the next one, and can write no more', async () => {
    await onTwoStores(async (one, other) => {
      await loadFacts(one, { Stop: stops(3, 'before') });
      const abandoned = await one.beginLoad();
      await putAll(abandoned, 'Stop', [...stops(5_500, 'abandoned'), fact('Stop', 'only-there')]);
      await abandoned.end('Stop', SOURCE, ['s00002']);
      await expect(other.beginLoad({ waitMs: 300 })).rejects.toMatchObject({ code: 'OVERLOADED' });
      await ageBeat(16);

      const next = await other.beginLoad();
      expect(next.revision).toBe(2);
      expect(await next.existing('Stop', ['s00002', 'only-there'])).toEqual(new Set(['s00002']));
      const lost = { code: 'OVERLOADED', details: { lostLease: true } };
      await expect(abandoned.put('Stop', stops(1, 'late'))).rejects.toMatchObject(lost);
      await expect(abandoned.end('Stop', SOURCE, ['s00000'])).rejects.toMatchObject(lost);
      await expect(abandoned.commit(RECORD)).rejects.toMatchObject(lost);
      await abandoned.abort();
      await next.put('Stop', [fact('Stop', 'next')]);
      expect(await next.commit(RECORD)).toBe(2);
      expect(await scannedCodes(one, 'Stop', at(2))).toEqual(['next', 's00000', 's00001', 's00002']);
      expect((await one.listLoads({ first: 9 })).map(({ revision }) => revision)).toEqual([2, 1]);
    });
  });

  it('a clock of the database that is set back by an hour keeps no load out for an hour', async () => {
    await onTwoStores(async (one, other) => {
      const killed = await one.beginLoad();
      await killed.put('Stop', stops(1, 'killed'));
      // What was written before the step now lies in the future.
      await ageBeat(-3_600);
      const next = await other.beginLoad();
      await next.put('Stop', stops(1, 'next'));
      expect(await next.commit(RECORD)).toBe(1);
      await expect(killed.commit(RECORD)).rejects.toMatchObject({ details: { lostLease: true } });
      expect((await nodes()).join()).not.toContain('killed');
    });
  });

  it('an aborted load leaves no node behind, however large it was', async () => {
    await onTwoStores(async (store) => {
      await loadFacts(store, { Stop: stops(20, 'before') });
      const before = await nodes();
      const session = await store.beginLoad();
      await putAll(session, 'Stop', [
        ...stops(5_500, 'new'),
        fact('Stop', 'x', { adminAreas: ['nowhere-else'] }),
      ]);
      await session.end('Stop', SOURCE, ['s00019']);
      await session.abort();
      expect(await nodes()).toEqual(before);
      expect(await ask('MATCH (m:Meta) RETURN m.token')).toBeNull();
    });
  });

  it('a load whose caller is slow keeps its lease by beating', async () => {
    await onTwoStores(async (one, other) => {
      const slow = await one.beginLoad();
      await ageBeat(10);
      await sleep(6_000);
      await expect(other.beginLoad()).rejects.toMatchObject({ code: 'OVERLOADED' });
      const age = Number(await ask('MATCH (m:Meta) RETURN datetime.realtime().epochMillis - m.beat'));
      expect(age).toBeLessThan(8_000);
      await slow.put('Stop', stops(1, 'slow'));
      expect(await slow.commit(RECORD)).toBe(1);
    });
  });

  it('of two stores that begin at the same moment one gets the lease', async () => {
    await onTwoStores(async (one, other) => {
      const tries = await Promise.allSettled([one, other, one, other].map((store) => store.beginLoad()));
      const sessions = tries.filter((result) => result.status === 'fulfilled');
      expect(sessions).toHaveLength(1);
      await sessions[0]!.value.abort();
    });
  });
});

// Two moments, because each waits 15 s for the lease of the killed loader to run out; `npm run soak` has more.
describeOnNeo4j('killed loads', ({ url, env, openEmpty }) => {
  killedLoadContract(
    'Neo4j',
    { open: async () => ({ url, env, close: (await openEmpty()).close }) },
    {
      moments: [
        { after: 'put 1', waitMs: 20 },
        { after: 'committing', waitMs: 0 },
      ],
      timeoutMs: 240_000,
    },
  );
});
