import { renameSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { createServer } from 'node:net';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { executeOnce } from '../../api/execute-once.ts';
import { type Running, startServing } from '../../api/start-serving.ts';
import { openStore } from '../../graph/open-store.ts';
import type { GraphStore } from '../../graph/store.ts';
import { loadFacts } from '../contract/context.ts';
import { temporaryFolder } from '../contract/sqlite-folder.ts';
import { withApi } from './support/with-api.ts';
import { world } from './support/world.ts';

const toClose: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0).toReversed()) await close();
});

function newStoreUrl(): string {
  const { file, remove } = temporaryFolder();
  toClose.push(remove);
  return `sqlite:${file}`;
}
const loadSeeds = async (store: GraphStore) => void (await loadFacts(store, world()));

async function start(
  options: Partial<Parameters<typeof startServing>[0]>,
): Promise<{ running: Running; lines: string[] }> {
  const lines: string[] = [];
  const running = await startServing({
    loadSeeds,
    env: {},
    port: 0,
    drainDelayMs: 50,
    print: (line) => lines.push(line),
    ...options,
  });
  toClose.push(() => running.stop());
  return { running, lines };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}

describe('serving', () => {
  it('loads the seeds into an empty store, says where it is ready, and does not load them again', async () => {
    const storeUrl = newStoreUrl();
    const first = await start({ storeUrl });
    await first.running.ready;
    expect(first.lines.at(-1)).toBe(`Trailcare is ready on ${first.running.url}`);
    const answer = await fetch(`${first.running.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ about { revision counts } }' }),
    });
    expect(await answer.json()).toMatchObject({ data: { about: { revision: 1, counts: { Trail: 1 } } } });
    await first.running.stop();
    const second = await start({ storeUrl });
    await second.running.ready;
    expect(second.lines).toEqual([
      'Only this machine can reach it: you read all but restricted facts.',
      `Trailcare is ready on ${second.running.url}`,
    ]);
  });

  it('says that a port is taken, and what to do', async () => {
    const { running } = await start({ storeUrl: newStoreUrl() });
    const port = Number(new URL(running.url).port);
    await expect(start({ storeUrl: newStoreUrl(), port })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: `Port ${port} of 127.0.0.1 is taken by another program. Set PORT to another one, such as PORT=${port + 1}.`,
    });
  });

  it.each([
    [{ PORT: '70000' }, 'PORT=70000'],
    [{ PORT: 'http' }, 'PORT=http'],
    [{ TRAILCARE_DEMONSTRATION: 'maybe' }, 'TRAILCARE_DEMONSTRATION=maybe'],
  ])('names a variable that it cannot read: %j', async (env, words) => {
    await expect(startServing({ env })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringContaining(words),
    });
  });

  it('waits for a store that cannot be reached, and says so', async () => {
    const storeUrl = `neo4j://127.0.0.1:${await freePort()}`;
    const { running, lines } = await start({ storeUrl });
    const get = (name: string) => fetch(`${running.url}${name}`);
    expect((await get('/livez')).status).toBe(200);
    const ready = await get('/readyz');
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ ready: false, waitingFor: 'the store' });
    const asked = await get('/graphql?query={about{version}}');
    expect(asked.status).toBe(503);
    expect(asked.headers.get('retry-after')).toBe('2');
    expect(await asked.json()).toMatchObject({ errors: [{ extensions: { code: 'STORE_UNAVAILABLE' } }] });
    await expect
      .poll(() => lines.join(), { timeout: 30_000 })
      .toContain(`The store at ${storeUrl} cannot be used yet`);
  });

  it('that loses its store while the first snapshot is built tries on, and says so', async () => {
    const storeUrl = newStoreUrl();
    const lost = storeUrl.replace('sqlite:', '');
    const elsewhere = `${lost}.elsewhere`;
    const { running, lines } = await start({
      storeUrl,
      // The last that happens to it before its first snapshot.
      async loadSeeds(store) {
        await loadSeeds(store);
        renameSync(lost, elsewhere);
      },
    });
    await expect.poll(() => lines.join(), { timeout: 10_000 }).toContain('cannot be used yet');
    renameSync(elsewhere, lost);
    await running.ready;
    expect(lines.at(-1)).toContain('Trailcare is ready');
  });

  it('is not ready while it stops, and finishes what runs', async () => {
    const { running } = await start({ storeUrl: newStoreUrl(), drainDelayMs: 300 });
    await running.ready;
    const asking = Array.from({ length: 20 }, () =>
      fetch(`${running.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query: '{ coverage(all: true) { matrix { stop { code } cells { status } } } }',
        }),
      }),
    );
    const stopped = running.stop();
    await wait(50);
    expect((await fetch(`${running.url}/readyz`)).status).toBe(503);
    // Who has not noticed yet is answered too, and told to come by another connection.
    const late = await fetch(`${running.url}/graphql?query={about{version}}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(late.status).toBe(200);
    expect(late.headers.get('connection')).toBe('close');
    const statuses = (await Promise.all(asking)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    await stopped;
    await expect(fetch(`${running.url}/livez`)).rejects.toThrow('fetch failed');
  });

  it('a process ends with 0 within 10 seconds of SIGTERM', async () => {
    const script = `
      import { serve } from ${JSON.stringify(path.resolve('api/main.ts'))};
      await serve({ storeUrl: ${JSON.stringify(newStoreUrl())}, port: 0, env: {} });
      process.stdout.write('ended\\n');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.on('data', (text: Buffer) => (said += text.toString()));
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    await expect.poll(() => said, { timeout: 30_000 }).toContain('Trailcare is ready on');
    const ended = new Promise<number | null>((resolve) => {
      child.on('exit', resolve);
    });
    const sentAt = performance.now();
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(performance.now() - sentAt).toBeLessThan(10_000);
    expect(said).toContain('ended');
  });
});

describe('executeOnce', () => {
  it('answers a document without a server, with its errors', async () => {
    const storeUrl = newStoreUrl();
    const store = await openStore(storeUrl, {});
    await store.migrate();
    await loadFacts(store, world());
    await store.close();
    const document =
      'query One($code: String!) { trail(code: $code) { name } } query Two { about { reader } }';
    const one = await executeOnce({
      storeUrl,
      document,
      variables: { code: 'central-test' },
      operationName: 'One',
      env: {},
    });
    expect(one).toEqual({ data: { trail: { name: 'Central test' } } });
    const none = await executeOnce({
      storeUrl,
      document,
      variables: { code: 'no' },
      operationName: 'One',
      env: {},
    });
    expect(none).toMatchObject({ data: { trail: null }, errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    expect(await executeOnce({ storeUrl, document, operationName: 'Two', env: {} })).toEqual({
      data: { about: { reader: 'movement' } },
    });
  });
});

describe('pages', () => {
  const { api } = withApi();

  it('GraphiQL asks no other host for anything', async () => {
    const { text: page, headers } = await api().get('/graphiql');
    const [style, script] = [/href="(\/graphiql\/\w+\.css)"/, /src="(\/graphiql\/\w+\.js)"/].map(
      (address) => address.exec(page)![1]!,
    );
    const files = await Promise.all([style!, script!].map((file) => api().get(file)));
    for (const file of files) {
      expect(file.status).toBe(200);
      expect(file.headers).toMatchObject({
        'cache-control': expect.stringContaining('immutable'),
        vary: expect.stringContaining('accept-encoding'),
      });
    }
    expect(files[1]!.text).toContain('YogaGraphiQL');
    expect(gunzipSync(await api().bytes(style!, { 'accept-encoding': 'gzip' })).toString()).toBe(
      files[0]!.text,
    );
    expect((await api().get('/graphiql/nothing.js')).status).toBe(404);
    const text = page + files[0]!.text;
    const outside = text.matchAll(
      /<(?:script|link|img|iframe)\b[^>]*?\b(?:src|href)\s*=\s*["']?(?!data:)([^"'\s>]+)/g,
    );
    expect(
      [...outside].map(([, target]) => target).filter((target) => /^(?:https?:)?\/\//.test(target!)),
    ).toEqual([]);
    expect(text).not.toMatch(/@import\s+(?:url\()?["']?https?:|url\(["']?https?:/);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("connect-src 'self'");
    expect(String(headers['content-security-policy'])).not.toMatch(/https?:/);
  });

  it('GraphiQL fills in variables, and no text of a reader ends its script', async () => {
    const withThem = await api().get(
      `/graphiql?variables=${encodeURIComponent('{"trail":"</script><script>alert(1)</script>"}')}`,
    );
    expect(withThem.text).toContain(String.raw`\u003c/script>\u003cscript>alert(1)`);
    expect(withThem.text).not.toContain('<script>alert(1)');
    const withNone = await api().get('/graphiql?variables=%5B%22not-an-object%22%5D');
    expect(withNone.text).not.toContain('not-an-object');
  });

  it('the page of questions says what this is for, marks illustrative data, and needs no script', async () => {
    const { text, headers } = await api().get('/queries');
    expect(text).toContain('Not for migration control');
    expect(text).toContain('Illustrative, not real');
    expect(text).not.toMatch(/<script|https?:\/\//);
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'trailcare-purpose': expect.stringContaining('Not for migration control'),
    });
  });
});
