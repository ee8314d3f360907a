import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { killedServerContract } from '../contract/killed-server.ts';
import { loadFacts } from '../contract/context.ts';
import { fact } from '../contract/facts.ts';
import { openNeo4jStore } from '../../graph/stores/neo4j/open-neo4j-store.ts';
import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';
import { type Neo4jServer, startNeo4jServer } from '../support/neo4j-server.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { world } from '../api/support/world.ts';
import { type ApiProcess, freePort, startApi } from './support/api-process.ts';
import { tellFault } from './support/tell-fault.ts';

const PASSWORD = 'faults-of-neo4j';
/** A measure of a day that nobody has asked about, which needs the network alone. */
const measureOf = (day: number) =>
  `{ coverage(trails: ["central-test"], serviceTypes: ["PRIMARY_HEALTH"], asOf: "${new Date(Date.UTC(2020, 0, day)).toISOString().slice(0, 10)}") { summary { served absent unknown kmInCare } gaps(first: 9) { nodes { stop { code } isolationKm } } } }`;
/** Looked for, not asked by its code: facts that are asked by their codes are kept, and told without the store. */
const ENTITY = '{ search(text: "tripoli", kinds: [STOP]) { nodes { ... on Stop { code name } } } }';
const REVISION = '{ about { revision } }';
/** An entity read tells within so long, or is answered. */
const TOLD_MS = 5_000;

describeOnNeo4j('faults of Neo4j under a server', () => {
  describe.skipIf(process.env['TRAILCARE_TEST_NEO4J'])('on a database of our own', () => {
    let homeDirectory: string;
    let port: number;
    let database: Neo4jServer | null = null;
    let proxy: TcpProxy | null = null;
    let api: ApiProcess | null = null;
    const env = { NEO4J_USERNAME: 'neo4j', NEO4J_PASSWORD: PASSWORD, NEO4J_DATABASE: 'neo4j' };

    const startDatabase = async () => {
      database = await startNeo4jServer({ homeDirectory, port, password: PASSWORD, heapMb: 768 });
    };
    const openOwn = () =>
      openNeo4jStore({ url: database!.url, username: 'neo4j', password: PASSWORD, database: 'neo4j' });
    const killDatabase = async () => {
      process.kill(database!.pid!, 'SIGKILL');
      await database!.stop();
      database = null;
    };
    beforeAll(async () => {
      homeDirectory = mkdtempSync(path.join(tmpdir(), 'trailcare-faults-'));
      port = await freePort();
      await startDatabase();
      const store = openOwn();
      await store.migrate();
      await loadFacts(store, world());
      await store.close();
    });
    afterEach(async () => {
      await api?.end('SIGKILL');
      await proxy?.close();
      api = proxy = null;
      if (database === null) await startDatabase();
    });
    afterAll(async () => {
      await database?.stop();
      rmSync(homeDirectory, { recursive: true, force: true });
    });

    const url = () => `neo4j://127.0.0.1:${port}`;
    /** Until an entity is answered. */
    async function answersAgain(withinMs = 60_000): Promise<number> {
      const beganMs = performance.now();
      await expect
        .poll(async () => (await api!.ask(ENTITY)).body.data?.['search'] ?? null, {
          timeout: withinMs,
          interval: 50,
        })
        .toMatchObject({ nodes: [{ name: expect.any(String) }] });
      return performance.now() - beganMs;
    }
    let asked = 0;
    /** Asks measure and entity for a while, and tells how long each took at most, and how many failed how. */
    async function askFor(ms: number) {
      const untilMs = performance.now() + ms;
      const seen = { measureMs: 0, entityMs: 0, measures: 0, entities: 0, told: 0, age: 0 };
      while (performance.now() < untilMs) {
        const [measure, entity] = await Promise.all([api!.ask(measureOf(asked++)), api!.ask(ENTITY)]);
        expect(measure.body.errors, JSON.stringify(measure.body)).toBeUndefined();
        seen.measures += 1;
        seen.measureMs = Math.max(seen.measureMs, measure.ms);
        seen.entityMs = Math.max(seen.entityMs, entity.ms);
        const code = entity.body.errors?.[0]?.extensions.code;
        if (code === undefined) seen.entities += 1;
        else {
          expect(code).toBe('STORE_UNAVAILABLE');
          seen.told += 1;
        }
        seen.age = Math.max(seen.age, Number(measure.headers.get('trailcare-graph-age') ?? 0));
        await wait(100);
      }
      return seen;
    }
    const inSeconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

    it('an earlier copy put back under a server: it ends and says so, and answers from the copy when it is started again', async () => {
      const copy = mkdtempSync(path.join(tmpdir(), 'trailcare-faults-copy-'));
      await killDatabase();
      cpSync(homeDirectory, copy, { recursive: true });
      await startDatabase();
      api = await startApi(url(), { env });
      await api.ready();
      const before = (await api.ask(REVISION)).body.data;
      const store = openOwn();
      await loadFacts(store, { Stop: [fact('Stop', 'sabha')] });
      await store.close();
      const isAfter = async () => (await api!.ask(REVISION)).body.data;
      await expect.poll(isAfter, { timeout: 30_000 }).not.toEqual(before);
      await killDatabase();
      rmSync(homeDirectory, { recursive: true });
      renameSync(copy, homeDirectory);
      await startDatabase();
      const beganMs = performance.now();
      const seen = { measures: 0, told: 0 };
      while (api.child.exitCode === null && performance.now() - beganMs < 120_000) {
        const [measure, entity] = await Promise.all(
          [measureOf(asked++), ENTITY].map((query) => api!.ask(query).catch(() => null)),
        );
        if (measure?.body.data?.['coverage']) {
          expect(Number(measure.headers.get('trailcare-graph-age'))).toBeGreaterThan(0);
          seen.measures += 1;
        }
        if (entity) {
          // Nothing of the copy is mixed with what was read before.
          expect(entity.body.errors?.[0]?.extensions.code).toBe('STORE_UNAVAILABLE');
          seen.told += 1;
        }
        await wait(100);
      }
      const endedMs = performance.now() - beganMs;
      expect(seen.measures).toBeGreaterThan(0);
      expect(api.child.exitCode).toBe(1);
      expect(api.said()).toMatch(/an earlier state of it was put in its place\. .* start it again\./);
      api = await startApi(url(), { env });
      const backMs = await api.ready();
      expect((await api.ask(REVISION)).body.data).toEqual(before);
      tellFault(
        'An earlier copy of Neo4j put back under a server',
        `${seen.measures} measures answered with the age of the graph, ${seen.told} entity reads told STORE_UNAVAILABLE; it ended with 1 and said why ${inSeconds(endedMs)} after the database was up`,
        backMs,
      );
    });

    it('down before the server starts: it says so, lives, is not ready, and goes on by itself', async () => {
      await killDatabase();
      api = await startApi(url(), { env });
      await expect.poll(() => api!.status('/livez'), { timeout: 300_000 }).toBe(200);
      expect(await api.status('/readyz')).toBe(503);
      const asked = await fetch(`${api.origin}/export/gaps.csv`);
      expect(asked.status).toBe(503);
      expect(asked.headers.get('retry-after')).toBe('2');
      await expect
        .poll(() => api!.said(), { timeout: 120_000 })
        .toContain(
          `The store at ${url()} cannot be used yet: Neo4j at ${url()} cannot be reached. Trying on.`,
        );
      expect(await api.status('/livez')).toBe(200);
      await startDatabase();
      const readyMs = await api.ready();
      tellFault(
        'Neo4j down before the API starts',
        '`/livez` 200, `/readyz` 503, one line says so; ready by itself after Neo4j was',
        readyMs,
      );
    });

    it('killed under queries: measures go on, entities are told within 5 s, and it recovers by itself', async () => {
      api = await startApi(url(), { env });
      await api.ready();
      await askFor(1_000);
      const asking = askFor(15_000);
      await wait(500);
      await killDatabase();
      const seen = await asking;
      expect(seen.told).toBeGreaterThan(0);
      expect(seen.entityMs).toBeLessThan(TOLD_MS);
      expect(seen.age).toBeGreaterThanOrEqual(5);
      expect(await api.status('/readyz')).toBe(200);
      await startDatabase();
      const backMs = await answersAgain();
      tellFault(
        'Neo4j killed (SIGKILL) under queries, for 15 s and its start',
        `${seen.measures} measures answered, none failed (slowest ${inSeconds(seen.measureMs)}), with the age of the graph; ${seen.told} entity reads told STORE_UNAVAILABLE, the slowest after ${inSeconds(seen.entityMs)}`,
        backMs,
      );
    });

    it('a black hole between: measures go on, entities are told within 5 s, and it recovers by itself', async () => {
      proxy = await startTcpProxy(port);
      api = await startApi(`bolt://127.0.0.1:${proxy.port}`, { env });
      await api.ready();
      await askFor(1_000);
      proxy.set({ kind: 'black-hole' });
      const seen = await askFor(30_000);
      expect(seen.told).toBeGreaterThan(0);
      expect(seen.entityMs).toBeLessThan(TOLD_MS);
      proxy.set({ kind: 'open', roundTripMs: 0 });
      const backMs = await answersAgain();
      tellFault(
        'Black hole between API and Neo4j for 30 s',
        `${seen.measures} measures answered, none failed (slowest ${inSeconds(seen.measureMs)}); entity reads told, the slowest after ${inSeconds(seen.entityMs)}`,
        backMs,
      );
    });

    it('2 s of latency between: measures go on, entities are answered, or told to be away', async () => {
      proxy = await startTcpProxy(port);
      api = await startApi(`bolt://127.0.0.1:${proxy.port}`, { env });
      await api.ready();
      await askFor(1_000);
      proxy.set({ kind: 'open', roundTripMs: 2_000 });
      const seen = await askFor(60_000);
      // Slow is not lost: a read that opens a connection takes five round trips.
      expect(seen.entityMs).toBeLessThan(5 * 2_000 + 2_000);
      expect(seen.entities).toBeGreaterThan(0);
      proxy.set({ kind: 'open', roundTripMs: 0 });
      const backMs = await answersAgain();
      tellFault(
        '2 s of latency between API and Neo4j for 60 s',
        `${seen.measures} measures answered, none failed (slowest ${inSeconds(seen.measureMs)}); entity reads: ${seen.entities} answered, ${seen.told} told, the slowest after ${inSeconds(seen.entityMs)}`,
        backMs,
      );
    });
  });

  describe.skipIf(process.env['TRAILCARE_TEST_NEO4J'])('under a load', () => {
    // Three moments; killed-servers has five at 100,000.
    killedServerContract('Neo4j', startNeo4jServer, {
      size: 10_000,
      moments: [
        { after: 'began', waitMs: 0 },
        { after: 'put 2', waitMs: 20 },
        { after: 'committing', waitMs: 0 },
      ],
      timeoutMs: 1_200_000,
      log: (line) => process.stdout.write(`    ${line}\n`),
    });
  });
});
