import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import neo4j from 'neo4j-driver';
import { describe, expect, it } from 'vitest';
import { STEWARD_OF_ALL } from '../../graph/model/viewer.ts';
import { openNeo4jStore } from '../../graph/stores/neo4j/open-neo4j-store.ts';
import { loadFacts } from '../contract/context.ts';
import { fact } from '../contract/facts.ts';
import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';

/** A port at which nobody listens, or at which somebody listens and never answers. */
async function withPort(silent: boolean, run: (port: number) => Promise<void>): Promise<void> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  if (!silent) server.close();
  try {
    await run(address.port);
  } finally {
    for (const socket of sockets) socket.destroy();
    if (silent) server.close();
  }
}

describe('a Neo4j that is not there', () => {
  it.each([
    ['down', false],
    ['silent', true],
  ])('gives STORE_UNAVAILABLE with its cause when it is %s, soon', { timeout: 60_000 }, async (_, silent) => {
    await withPort(silent, async (port) => {
      const store = openNeo4jStore({
        url: `neo4j://127.0.0.1:${port}`,
        username: 'neo4j',
        password: 'x',
        database: '',
      });
      const reading = { revision: 1, viewer: STEWARD_OF_ALL };
      const started = performance.now();
      const calls = [
        store.revision(),
        store.get('Stop', ['a'], reading),
        store.page('Stop', { first: 1 }, reading),
        store.beginLoad(),
      ];
      for (const result of await Promise.allSettled<unknown>(calls)) {
        const problem: unknown = result.status === 'rejected' ? result.reason : null;
        expect(problem).toMatchObject({ name: 'TrailcareError', code: 'STORE_UNAVAILABLE' });
        expect((problem as Error).cause).toBeInstanceOf(Error);
      }
      expect(performance.now() - started).toBeLessThan(10_000);
      await store.close();
    });
  });
});

describeOnNeo4j('the graph as an analyst finds it', ({ options, openEmpty }) => {
  it('reads naturally in Cypher, with whole numbers, lists and points of their own types', async () => {
    const { store, close } = await openEmpty();
    const driver = neo4j.driver(options.url, neo4j.auth.basic(options.username, options.password));
    try {
      await loadFacts(store, {
        Stop: ['zuwara', 'lampedusa'].map((code) => fact('Stop', code, { name: code, lat: 33, lon: 12 })),
        Leg: [fact('Leg', 'sea', { from: 'zuwara', to: 'lampedusa', mode: 'SEA', km: 300 })],
        Trail: [fact('Trail', 'cm')],
        TrailLeg: [fact('TrailLeg', 'cm/sea', { trail: 'cm', leg: 'sea' })],
        Service: [
          fact('Service', 'clinic', {
            stop: 'zuwara',
            capacityPerDay: 40,
            groups: ['CHILDREN', 'WOMEN'],
            lat: 33,
            lon: 12,
          }),
        ],
      });
      const { records } = await driver.executeQuery(
        `MATCH (l:Leg {mode: 'SEA'})-[:FROM]->(s:Stop), (l)-[:TO]->(t:Stop), (:Fact)-[:HAS]->(:Leg)<-[:VERSION_OF]-(l)
         MATCH (c:Service)-[:AT]->(s) MATCH (s)<-[:VERSION_OF]-(stop:Stop)
         RETURN s.code, t.code, l.km, c.capacityPerDay, c.groups, stop.name, stop.location.latitude`,
      );
      expect(records.map((record) => Array.from(record.values()))).toEqual([
        ['zuwara', 'lampedusa', 300, neo4j.int(40), ['CHILDREN', 'WOMEN'], 'zuwara', 33],
      ]);
    } finally {
      await driver.close();
      await close();
    }
  });

  it('is refused when a newer Trailcare wrote it, and needs migrating before a load', async () => {
    const { store, close } = await openEmpty();
    const driver = neo4j.driver(options.url, neo4j.auth.basic(options.username, options.password));
    try {
      await driver.executeQuery('CREATE (:Migration {version: 99})');
      await expect(store.migrate()).rejects.toMatchObject({
        code: 'STORE_UNAVAILABLE',
        message: /newer Trailcare/,
      });
      await driver.executeQuery('MATCH (m:Migration {version: 99}) DELETE m');
      await driver.executeQuery('MATCH (m:Meta) DELETE m');
      await expect(store.beginLoad()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
      await store.migrate();
      expect(await store.revision()).toBe(0);
    } finally {
      await driver.executeQuery('MATCH (m:Migration {version: 99}) DELETE m');
      await driver.close();
      await close();
    }
  });
});
