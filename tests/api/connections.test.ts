import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../graph/access/api-keys.ts';
import type { GraphStore } from '../../graph/store.ts';
import { loadFacts, type OpenedStore } from '../contract/context.ts';
import { type Api, apiOn } from './support/api-on.ts';
import { hangingStore } from './support/hanging-store.ts';
import { openEmptySqliteStore } from './support/stores.ts';
import { world } from './support/world.ts';

const LIGHT = '{ about { revision } }';

/** What becomes of connections, which only real ones show. */
describe('a connection', () => {
  let opened: OpenedStore;
  let api: Api;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    opened = await openEmptySqliteStore();
    await loadFacts(opened.store, world());
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await api.close();
  });
  afterAll(async () => {
    await opened.close();
  });

  async function listening(
    env: Record<string, string>,
    { store = opened.store, onLoopback = false }: { store?: GraphStore; onLoopback?: boolean } = {},
  ): Promise<number> {
    api = await apiOn(store, { onLoopback, env });
    return api.listen();
  }
  async function open(port: number): Promise<Socket & { said(): string }> {
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    let said = '';
    socket.setEncoding('utf8').on('data', (text: string) => (said += text));
    socket.on('error', () => {});
    await once(socket, 'connect');
    return Object.assign(socket, { said: () => said });
  }
  const get = (path: string, headers = '') => `GET ${path} HTTP/1.1\r\nhost: localhost\r\n${headers}\r\n`;
  const askWith = (query: string, headers = '') =>
    get(`/graphql?query=${encodeURIComponent(query)}`, `apollo-require-preflight: true\r\n${headers}`);

  it('that is cut gives back the places of exports that were asked on it one after the other', async () => {
    const hanging = hangingStore(opened.store);
    const port = await listening({ TRAILCARE_EXPORTS_WAITING: '4' }, { store: hanging.store });
    const socket = await open(port);
    socket.write(get('/export/branches.csv?country=ETH').repeat(6));
    await expect.poll(hanging.running).toBe(2);
    socket.destroy();
    await expect.poll(hanging.running).toBe(0);
    // Also of those whose file was on its way.
    const second = await open(port);
    second.write(get('/export/branches.csv?country=ETH') + get('/export/services.csv').repeat(6));
    await expect.poll(hanging.running).toBe(1);
    await wait(100);
    second.destroy();
    await expect.poll(hanging.running).toBe(0);
    const answers = await Promise.all(Array.from({ length: 4 }, () => api.get('/export/services.csv')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it('on which only the head of a file is asked for reads no file', async () => {
    const scanned: string[] = [];
    const store: GraphStore = {
      ...opened.store,
      scan(kind, at) {
        scanned.push(kind);
        return opened.store.scan(kind, at);
      },
    };
    const port = await listening({}, { store });
    const socket = await open(port);
    socket.write(get('/export/services.csv').replace('GET', 'HEAD'));
    await once(socket, 'data');
    expect(socket.said()).toMatch(/^HTTP\/1\.1 200 /);
    expect(socket.said()).toContain('content-disposition: attachment; filename="trailcare-services-');
    await wait(100);
    expect(scanned).not.toContain('Service');
    expect((await api.get('/export/services.csv')).status).toBe(200);
    expect(scanned).toContain('Service');
  });

  it('that is cut gives back the places of its client', async () => {
    const hanging = hangingStore(opened.store);
    const port = await listening({ TRAILCARE_CLIENT_REQUESTS_AT_ONCE: '3' }, { store: hanging.store });
    const socket = await open(port);
    socket.write(askWith('{ branches { totalCount } }').repeat(3));
    await expect.poll(hanging.running).toBeGreaterThan(0);
    expect((await api.ask(LIGHT)).status).toBe(429);
    socket.destroy();
    await expect.poll(async () => (await api.ask(LIGHT)).status).toBe(200);
  });

  it('that is cut while it is looked up who asks holds no place', async () => {
    const by = { actor: 'test', now: new Date('2026-11-01') };
    const key = { name: 'a', roles: [], scopes: [], expiresAt: null };
    const { text } = await createApiKey(opened.store, key, by);
    let looked = 0;
    const slow: GraphStore = {
      ...opened.store,
      async record(...asked) {
        looked += 1;
        await wait(200);
        return opened.store.record(...asked);
      },
    };
    const port = await listening({ TRAILCARE_CLIENT_REQUESTS_AT_ONCE: '2' }, { store: slow });
    for (let n = 0; n < 3; n++) {
      const socket = await open(port);
      socket.write(askWith(LIGHT, `authorization: Bearer ${text}\r\n`));
      await expect.poll(() => looked).toBe(n + 1);
      socket.destroy();
    }
    await wait(400);
    const answer = await api.ask(LIGHT, {}, { authorization: `Bearer ${text}` });
    expect(answer.body).toMatchObject({ data: { about: { revision: expect.any(Number) } } });
  });

  it('on which a body comes too slowly is told 408 and closed, also when its head does', async () => {
    const port = await listening({ TRAILCARE_RECEIVE_TIMEOUT_SECONDS: '1' });
    const head =
      'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n';
    const slow = [await open(port), await open(port)];
    slow[0]!.write(`${head}{`);
    slow[1]!.write('POST /graphql HTTP/1.1\r\nhost: ');
    const began = performance.now();
    await Promise.all(slow.map(async (socket) => once(socket, 'close')));
    expect(performance.now() - began).toBeLessThan(5_000);
    for (const socket of slow) expect(socket.said()).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('with more headers than a server reads is told 431', async () => {
    const port = await listening({});
    const socket = await open(port);
    socket.write(get('/livez', `x-long: ${'a'.repeat(20_000)}\r\n`));
    await once(socket, 'close');
    expect(socket.said()).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('with a host that is none is told so, as a fault of the request', async () => {
    const port = await listening({});
    const withHost = (host: string) => `${get('/graphql').replace('localhost', host).trimEnd()}\r\n`;
    const none = 'GET /graphql?query={about{version}} HTTP/1.0\r\n';
    for (const start of [none, withHost('%'), withHost('[x]@h'), withHost(':x@y')]) {
      const socket = await open(port);
      socket.write(`${start}apollo-require-preflight: true\r\nconnection: close\r\n\r\n`);
      await once(socket, 'close');
      expect(socket.said()).toMatch(/^HTTP\/1\.1 400 /);
      expect(socket.said()).toContain('"BAD_INPUT"');
    }
    const health = await open(port);
    health.write('GET /livez HTTP/1.0\r\n\r\n');
    await once(health, 'close');
    expect(health.said()).toMatch(/^HTTP\/1\.1 200 /);
  });

  it.each([true, false])(
    'that sends another body than a file to be loaded is not read to its end (loopback: %s)',
    async (onLoopback) => {
      const port = await listening({}, { onLoopback });
      for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
        for (const path of ['/load', '/load/mapping']) {
          const socket = await open(port);
          socket.write(
            `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: ${type}\r\ncontent-length: 90000000\r\n\r\n[${'{},'.repeat(1_000)}`,
          );
          await once(socket, 'data');
          expect(socket.said()).toMatch(/^HTTP\/1\.1 (400|401|415) /);
        }
      }
    },
  );
});
