import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Steps } from '../../graph/analysis/steps.ts';
import { inSteps } from '../../graph/jobs/in-steps.ts';
import { deadlineIn } from '../../api/limits/deadline.ts';
import type { GraphStore } from '../../graph/store.ts';
import { loadFacts, type OpenedStore } from '../contract/context.ts';
import { type Api, apiOn } from './support/api-on.ts';
import { type HangingStore, hangingStore } from './support/hanging-store.ts';
import { openEmptySqliteStore } from './support/stores.ts';
import { world } from './support/world.ts';

const HANGS = '{ branches { totalCount } }';
const LIGHT = '{ about { revision } }';

let opened: OpenedStore;
const open: Api[] = [];
beforeAll(async () => {
  opened = await openEmptySqliteStore();
  await loadFacts(opened.store, world());
});
afterAll(async () => {
  for (const api of open) await api.close();
  await opened.close();
});

async function apiThatHangs(env: Record<string, string>, onLoopback = true): Promise<Api & HangingStore> {
  const hanging = hangingStore(opened.store);
  const api = await apiOn(hanging.store, { onLoopback, env });
  open.push(api);
  return { ...api, ...hanging };
}

describe('an operation that takes too long', () => {
  it('answers TIMEOUT, and its read ends in the store; what was there in time is told', async () => {
    const api = await apiThatHangs({ TRAILCARE_OPERATION_TIMEOUT_SECONDS: '1' });
    const began = performance.now();
    const { status, body } = await api.ask('{ about { revision } branches { totalCount } }');
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(status).toBe(200);
    expect(body.data).toEqual({ about: { revision: 1 }, branches: null });
    expect(body.errors).toEqual([
      expect.objectContaining({
        message: expect.stringContaining('took longer than 1 s, which is the limit'),
        path: ['branches'],
        extensions: expect.objectContaining({ code: 'TIMEOUT', limitSeconds: 1 }),
      }),
    ]);
    expect(api.running()).toBe(0);
  });

  it('an export ends in the same way, as an error of HTTP', async () => {
    const api = await apiThatHangs({ TRAILCARE_EXPORT_TIMEOUT_SECONDS: '1' });
    const { status, text, headers } = await api.get('/export/branches.csv?country=ETH');
    expect(status).toBe(503);
    expect(headers['retry-after']).toBe('2');
    expect(JSON.parse(text).errors[0].extensions).toMatchObject({ code: 'TIMEOUT', limitSeconds: 1 });
    expect(api.running()).toBe(0);
  });

  it('an export that hangs after its beginning is cut off, which is counted', async () => {
    const store: GraphStore = {
      ...opened.store,
      async *scan(kind, at) {
        yield* opened.store.scan(kind, at);
        if (kind !== 'Service') return;
        await new Promise((_, reject) => {
          at.signal!.addEventListener('abort', () => reject(at.signal!.reason));
        });
      },
    };
    const api = await apiOn(store, { env: { TRAILCARE_EXPORT_TIMEOUT_SECONDS: '1' } });
    open.push(api);
    const file = `http://127.0.0.1:${await api.listen()}/export/services.csv`;
    const timeouts = async () =>
      Number(
        /^trailcare_errors_total\{code="TIMEOUT"\} (\d+)/m.exec((await api.get('/metrics')).text)?.[1] ?? 0,
      );
    const before = await timeouts();
    for (const encoding of ['br', 'identity']) {
      const cut = await fetch(file, { headers: { 'accept-encoding': encoding } });
      // What is compressed may not have been sent yet, and is then told as an error.
      if (encoding === 'br' && cut.status === 503) {
        expect(await cut.json()).toMatchObject({
          errors: [{ extensions: { code: 'TIMEOUT', limitSeconds: 1 } }],
        });
      } else {
        expect(cut.status, encoding).toBe(200);
        await expect(cut.text(), encoding).rejects.toThrow('terminated');
      }
    }
    // Of those who waited to the end, and not as our fault.
    expect(await timeouts()).toBe(before + 2);
  });

  it('an analysis ends between two of its steps', async () => {
    function* endless(): Steps<never> {
      for (;;) yield;
    }
    const deadline = deadlineIn({ seconds: 0.2, what: 'The operation' });
    const began = performance.now();
    await expect(inSteps(endless(), deadline.signal)).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('a plan may take as long as it asks for, and the operation as much longer', async () => {
    const api = await apiThatHangs({ TRAILCARE_OPERATION_TIMEOUT_SECONDS: '1' });
    const plan = (seconds: number) =>
      `plan(trails: ["central-test"], serviceTypes: ["RFL"], sites: 1, timeLimitSeconds: ${seconds}) { status }`;
    const { body } = await api.ask(`{ branches { totalCount } ${plan(1)} }`);
    expect(body.errors![0]!.extensions).toMatchObject({ code: 'TIMEOUT', limitSeconds: 2 });
    const sameField = `query A { branches { totalCount } } query B { ${plan(1)} }`;
    const skipped = `query A { branches { totalCount } ${plan(1).replace(' { status', ' @skip(if: true) { status')} }`;
    for (const document of [sameField, skipped]) {
      const answer = await api.ask(document, {}, {}, 'A');
      expect(answer.body.errors![0]!.extensions).toMatchObject({ code: 'TIMEOUT', limitSeconds: 1 });
    }
    const tooLong = await api.ask(`{ branches { totalCount } ${plan(-5)} }`);
    const codes = tooLong.body.errors!.map(({ extensions }) => String(extensions['code']));
    expect(codes.toSorted()).toEqual(['BAD_INPUT', 'TIMEOUT']);
  });
});

describe('too much at once', () => {
  it('is refused at once when as many run and wait as may: 503, OVERLOADED, Retry-After', async () => {
    const api = await apiThatHangs({
      TRAILCARE_OPERATION_TIMEOUT_SECONDS: '2',
      TRAILCARE_OPERATIONS_AT_ONCE: '1',
      TRAILCARE_OPERATIONS_WAITING: '1',
    });
    const running = api.ask(HANGS);
    await expect.poll(api.running).toBe(1);
    const waiting = api.ask(LIGHT);
    // Its turn to be queued.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const began = performance.now();
    const refused = await api.ask(LIGHT);
    expect(performance.now() - began).toBeLessThan(500);
    expect(refused.status).toBe(503);
    expect(refused.headers['retry-after']).toBe('2');
    expect(refused.body.errors![0]).toMatchObject({
      message: '1 operations run and 1 wait, which is as many as may. Try again later.',
      extensions: { code: 'OVERLOADED', running: 1, waiting: 1 },
    });
    expect((await api.ask(LIGHT)).status).toBe(503);
    expect((await running).body.errors![0]!.extensions['code']).toBe('TIMEOUT');
    // The one that waited had used up its time with waiting, or came in time: it was not lost.
    expect([200, 503]).toContain((await waiting).status);
    expect((await api.ask(LIGHT)).status).toBe(200);
  });

  it('exports have a queue of their own', async () => {
    const api = await apiThatHangs({
      TRAILCARE_EXPORT_TIMEOUT_SECONDS: '1',
      TRAILCARE_EXPORTS_AT_ONCE: '1',
      TRAILCARE_EXPORTS_WAITING: '0',
    });
    const running = api.get('/export/branches.csv?country=ETH');
    await expect.poll(api.running).toBe(1);
    const refused = await api.get('/export/services.csv');
    expect(refused.status).toBe(503);
    expect(JSON.parse(refused.text).errors[0].extensions.code).toBe('OVERLOADED');
    expect((await api.ask(LIGHT)).status).toBe(200);
    await running;
    expect((await api.get('/export/services.csv')).status).toBe(200);
  });
});

describe('one client among others', () => {
  const from = (address: string) => ({ 'x-forwarded-for': address });

  it('is answered 429 with Retry-After beyond its requests per minute, and others are not', async () => {
    const api = await apiThatHangs(
      { TRAILCARE_CLIENT_REQUESTS_PER_MINUTE: '3', TRAILCARE_TRUSTED_PROXIES: '127.0.0.1' },
      false,
    );
    for (let n = 0; n < 3; n++) expect((await api.ask(LIGHT, {}, from('192.0.2.1'))).status).toBe(200);
    const refused = await api.ask(LIGHT, {}, from('192.0.2.1'));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.body.errors![0]).toMatchObject({
      message: expect.stringContaining('the limit is 3'),
      extensions: { code: 'LIMIT_EXCEEDED', limit: 3 },
    });
    expect((await api.ask(LIGHT, {}, from('192.0.2.2'))).status).toBe(200);
    // Whoever tries keys is counted too.
    const withKey = { ...from('192.0.2.3'), authorization: 'Bearer not-a-key' };
    for (let n = 0; n < 3; n++) expect((await api.ask(LIGHT, {}, withKey)).status).toBe(401);
    expect((await api.ask(LIGHT, {}, withKey)).status).toBe(429);
    // Health is for whoever runs the server.
    expect((await api.get('/livez', from('192.0.2.1'))).status).toBe(200);
  });

  it('an IPv6 network of 64 bits is one client', async () => {
    const api = await apiThatHangs(
      { TRAILCARE_CLIENT_REQUESTS_PER_MINUTE: '1', TRAILCARE_TRUSTED_PROXIES: '127.0.0.1' },
      false,
    );
    expect((await api.ask(LIGHT, {}, from('2001:db8::1'))).status).toBe(200);
    expect((await api.ask(LIGHT, {}, from('2001:db8::2'))).status).toBe(429);
    expect((await api.ask(LIGHT, {}, from('2001:db8:0:1::2'))).status).toBe(200);
  });

  it('an address that no proxy of ours tells is not believed', async () => {
    const api = await apiThatHangs({ TRAILCARE_CLIENT_REQUESTS_PER_MINUTE: '1' }, false);
    expect((await api.ask(LIGHT, {}, from('192.0.2.1'))).status).toBe(200);
    expect((await api.ask(LIGHT, {}, from('192.0.2.2'))).status).toBe(429);
  });

  it('is answered 429 when it waits for too many answers at once', async () => {
    const api = await apiThatHangs(
      { TRAILCARE_CLIENT_REQUESTS_AT_ONCE: '2', TRAILCARE_OPERATION_TIMEOUT_SECONDS: '1' },
      false,
    );
    // Two who ask the same wait for one answer.
    const running = [api.ask(HANGS), api.ask(HANGS.replace('branches', 'other: branches'))];
    await expect.poll(api.running).toBe(2);
    const refused = await api.ask(LIGHT);
    expect(refused.status).toBe(429);
    expect(refused.body.errors![0]!.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 2 });
    await Promise.all(running);
    expect((await api.ask(LIGHT)).status).toBe(200);
  });

  it('the user of this machine is not held back', async () => {
    const api = await apiThatHangs({ TRAILCARE_CLIENT_REQUESTS_PER_MINUTE: '1' });
    for (let n = 0; n < 5; n++) expect((await api.ask(LIGHT)).status).toBe(200);
  });
});
