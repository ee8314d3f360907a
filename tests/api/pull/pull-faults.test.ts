import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STEWARD_OF_ALL } from '../../../graph/model/viewer.ts';
import { openStore } from '../../../graph/open-store.ts';
import type { Manifest } from '../../../loaders/pull/manifest.ts';
import { loadFacts } from '../../contract/context.ts';
import { temporaryFolder } from '../../support/load-toy.ts';
import { fakeClock, runPull } from '../../support/run-pull.ts';
import { type Asked, type SourceServer, faults, openSourceServer } from '../../support/source-server.ts';
import { world } from '../support/world.ts';

const UNITS = '/api/v2/public-local-units/';

let server: SourceServer;
let root: string;
let store: string;
let revision: number;

beforeEach(async () => {
  server = await openSourceServer();
  root = temporaryFolder();
  store = `sqlite:${path.join(root, 'graph.db')}`;
  await inStore(async (opened) => {
    await opened.migrate();
    await loadFacts(opened, world());
    revision = await opened.revision();
  });
});

afterEach(() => server.close());

async function inStore<T>(work: (opened: Awaited<ReturnType<typeof openStore>>) => Promise<T>): Promise<T> {
  const opened = await openStore(store, {});
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

const pull = (args: readonly string[] = [], run: Parameters<typeof runPull>[2] = {}) =>
  runPull(store, ['ifrc-go-local-units', '--base-url', server.url, '--folder', root, ...args], run);

const branches = () =>
  inStore(async (opened) => {
    const at = { revision: await opened.revision(), viewer: STEWARD_OF_ALL };
    const codes = [1, 2, 3, 4, 5].map((n) => `ifrc-go-local-units:${n}`);
    return [...(await opened.get('Branch', codes, at)).keys()].toSorted();
  });
const revisionNow = () => inStore((opened) => opened.revision());

/** Nothing was written, nothing half; the exit code says so. */
async function expectNothing({ exitCode }: { exitCode: number }) {
  expect(exitCode).toBe(1);
  expect(await revisionNow()).toBe(revision);
  expect(await branches()).toEqual([]);
}

function manifests(source = 'ifrc-go-local-units'): Manifest[] {
  const home = path.join(root, source);
  if (!existsSync(home)) return [];
  return readdirSync(home)
    .toSorted()
    .map((name) => JSON.parse(readFileSync(path.join(home, name, 'manifest.json'), 'utf8')) as Manifest);
}

const page = ({ query }: Asked) => Number(query.get('offset') ?? 0) / 2 + 1;

describe('faults that pass', () => {
  it.each([
    ['500', faults.status(500)],
    ['503 with a web page', faults.unavailable],
    ['a body that breaks off', faults.cut],
    ['half of a JSON text', faults.half],
    ['a server that says nothing', faults.silent],
    ['a server that stops in the middle', faults.stall],
  ])('%s, once on each page: asked again, and all is loaded', async (_, fault) => {
    const before = new Map<number, number>();
    server.fault = (asked) => {
      const n = (before.get(page(asked)) ?? 0) + 1;
      before.set(page(asked), n);
      return n === 1 ? fault : undefined;
    };
    const result = await pull([], { limits: { firstByteMs: 700, idleMs: 700 } });
    expect(result.err).toContain('asks again in');
    expect(result.exitCode).toBe(0);
    expect(await branches()).toHaveLength(5);
    // Not exactly: on a busy machine a right answer may come too late as well.
    for (const number of [1, 2, 3])
      expect(server.asked.map(page).filter((one) => one === number).length).toBeGreaterThan(1);
  });

  it('waits double, half of it by chance, and gives up after five', async () => {
    const clock = fakeClock();
    server.fault = () => faults.status(502);
    const result = await pull([], { clock, limits: { gapMs: 0 } });
    await expectNothing(result);
    expect(clock.waits).toEqual([750, 1500, 3000, 6000]);
    expect(result.err).toMatch(/failed \(502\), 5 times\. Try again later\. Nothing was loaded\./u);
    expect(manifests()).toEqual([]);
  });

  it.each([
    ['seconds', '7'],
    ['a date', 'Sun, 22 Nov 2026 10:00:07 GMT'],
  ])('429 with Retry-After in %s is heeded', async (_, header) => {
    const clock = fakeClock();
    server.fault = ({ number }) => (number === 1 ? faults.status(429, { 'retry-after': header }) : undefined);
    expect(await pull([], { clock, limits: { gapMs: 0 } })).toMatchObject({ exitCode: 0 });
    expect(clock.waits).toEqual([7000]);
  });

  it('a Retry-After of hours is told, not waited for, and the pages so far are kept', async () => {
    const clock = fakeClock();
    server.fault = (asked) => (page(asked) === 2 ? faults.status(429, { 'retry-after': '7200' }) : undefined);
    const result = await pull([], { clock, limits: { gapMs: 0 } });
    await expectNothing(result);
    expect(clock.waits).toEqual([]);
    expect(result.err).toContain('asks to wait until 2026-11-22T12:00:00.000Z');
    expect(result.err).toContain('1 page is kept in');
  });

  it('asks a host once a second', async () => {
    const clock = fakeClock();
    await pull([], { clock });
    expect(clock.waits).toEqual([1000, 1000]);
  });

  it('says who asks and for what', async () => {
    await pull();
    expect(server.asked[0]!.headers['user-agent']).toMatch(/^Trailcare\/.*humanitarian service planning/u);
  });
});

describe('an interrupted pull', () => {
  it('goes on from the pages that were kept', async () => {
    server.fault = (asked) => (page(asked) === 3 ? faults.status(500) : undefined);
    const first = await pull();
    await expectNothing(first);
    expect(first.err).toMatch(/2 pages are kept in .*: the same command goes on from there\./u);
    expect(manifests()).toMatchObject([{ state: 'fetching', pages: [{}, {}], loads: [] }]);

    server.fault = () => undefined;
    server.asked.splice(0);
    const second = await pull();
    expect(second.exitCode).toBe(0);
    expect(second.err).toContain('Goes on from 2026-11-22T10:00:00.000Z: 2 pages are kept.');
    expect(server.asked.map(page)).toEqual([3]);
    expect(await branches()).toHaveLength(5);
    expect(manifests()).toMatchObject([{ state: 'complete', pages: [{}, {}, {}], loads: [{}] }]);
  });

  it('fetches again a page whose file was changed', async () => {
    server.fault = (asked) => (page(asked) === 3 ? faults.status(500) : undefined);
    await pull();
    const [folder] = readdirSync(path.join(root, 'ifrc-go-local-units'));
    const file = path.join(root, 'ifrc-go-local-units', folder!, 'page-0002.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Gondar', 'Nowhere'));
    server.fault = () => undefined;
    server.asked.splice(0);
    expect(await pull()).toMatchObject({ exitCode: 0 });
    expect(server.asked.map(page)).toEqual([2, 3]);
  });

  it('of yesterday is not gone on with', async () => {
    server.fault = (asked) => (page(asked) === 3 ? faults.status(500) : undefined);
    await pull();
    server.fault = () => undefined;
    server.asked.splice(0);
    await pull([], { clock: fakeClock('2026-11-23T10:00:01.000Z') });
    expect(server.asked.map(page)).toEqual([1, 2, 3]);
  });

  it('with --fresh begins anew', async () => {
    server.fault = (asked) => (page(asked) === 3 ? faults.status(500) : undefined);
    await pull();
    server.fault = () => undefined;
    server.asked.splice(0);
    expect(await pull(['--fresh'])).toMatchObject({ exitCode: 0 });
    expect(server.asked.map(page)).toEqual([1, 2, 3]);
  });

  it('by Ctrl-C says so, keeps its pages and loads nothing', async () => {
    const stop = new AbortController();
    server.fault = (asked) => {
      if (page(asked) === 2) stop.abort();
      return undefined;
    };
    const result = await pull([], { signal: stop.signal });
    await expectNothing(result);
    expect(result.err).toMatch(
      /^Stopped\. Nothing was loaded\. 1 page is kept in .*: the same command goes on/mu,
    );
  });

  it('is left alone while another process is at it', async () => {
    server.fault = (asked) => (page(asked) === 3 ? faults.status(500) : undefined);
    await pull();
    const [folder] = readdirSync(path.join(root, 'ifrc-go-local-units'));
    const file = path.join(root, 'ifrc-go-local-units', folder!, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    writeFileSync(file, JSON.stringify({ ...manifest, process: process.ppid }));
    const result = await pull();
    await expectNothing(result);
    expect(result.err).toContain(`is running (process ${process.ppid})`);
  });
});

describe('a list that is not what it says', () => {
  it.each([
    [
      'a page that repeats, and others missing',
      (answer: Record<string, unknown>, asked: Asked) =>
        page(asked) === 2 ? { ...answer, results: server.lists[UNITS]!.slice(0, 2) } : answer,
      'has 5 records and gave 3 (2 of 5 were given twice)',
    ],
    [
      'a count that is too high',
      (answer: Record<string, unknown>) => ({ ...answer, count: 9 }),
      'says that it has 9 records and gave 5',
    ],
    [
      'a count that is too low',
      (answer: Record<string, unknown>) => ({ ...answer, count: 4 }),
      'says that it has 4 records and gave 5',
    ],
    [
      'a next page that is the one before',
      (answer: Record<string, unknown>, asked: Asked) => ({
        ...answer,
        next: `${server.url}${UNITS}?${asked.query}`,
      }),
      'its list does not end',
    ],
    [
      'a next page for ever, always the same',
      (answer: Record<string, unknown>, asked: Asked) => ({
        ...answer,
        results: server.lists[UNITS]!.slice(0, 2),
        next: `${server.url}${UNITS}?limit=200&offset=${Number(asked.query.get('offset') ?? 0) + 2}`,
      }),
      'gives the same page again and again',
    ],
    [
      'a next page on another host',
      (answer: Record<string, unknown>) => ({ ...answer, next: 'https://elsewhere.example.org/x' }),
      'names a next page that is elsewhere',
    ],
    [
      'an envelope that was renamed',
      ({ results, ...answer }: Record<string, unknown>) => ({ ...answer, items: results }),
      'results is missing. There is: count, next, previous, items',
    ],
    [
      'a field that was renamed',
      (answer: Record<string, unknown>) => ({
        ...answer,
        results: (answer['results'] as Record<string, unknown>[]).map(({ location_geojson, ...unit }) => ({
          ...unit,
          position: location_geojson,
        })),
      }),
      'has location_geojson, which ifrc-go-local-units needs: the source may have changed. Its records have:',
    ],
  ])('%s: nothing is loaded, and the next pull begins anew', async (_, change, why) => {
    server.change = change;
    const result = await pull();
    await expectNothing(result);
    expect(result.err).toContain(why);
    expect(result.err).toContain('The next pull begins anew.');
    expect(server.asked.length).toBeLessThan(5);

    server.change = (answer) => answer;
    server.asked.splice(0);
    expect(await pull()).toMatchObject({ exitCode: 0 });
    expect(server.asked.map(page)).toEqual([1, 2, 3]);
    expect(await branches()).toHaveLength(5);
  });

  it('records that are given twice, and none missing: they count as duplicates, with a warning', async () => {
    const all = server.lists[UNITS]!;
    server.lists[UNITS] = [...all.slice(0, 2), ...all];
    server.change = (answer) => ({ ...answer, count: 5 });
    const result = await pull(['--json']);
    expect(result.exitCode).toBe(0);
    expect(result.err).toContain('Warning REPEATED: 2 records were given twice; they count as duplicates.');
    expect(JSON.parse(result.out)).toMatchObject({ rows: 7, accepted: 5, duplicate: 2 });
  });

  it('of UNHCR, with a page in place of another, is refused', async () => {
    server.change = (answer) => ({ ...answer, page: 1 });
    const result = await runPull(store, ['unhcr-population', '--base-url', server.url, '--folder', root]);
    await expectNothing(result);
    expect(result.err).toContain('was asked for page 2 and gave page 1');
  });

  it('of HDX HAPI, that ignores the offset, is refused', async () => {
    const list = '/api/v2/coordination-context/operational-presence';
    server.change = () => ({ data: server.lists[list]!.slice(0, 2) });
    const result = await runPull(store, ['hdx-hapi-presence', '--base-url', server.url, '--folder', root], {
      env: { TRAILCARE_HAPI_APP_IDENTIFIER: 'dGVzdDp0ZXN0QGV4YW1wbGUub3Jn' },
    });
    await expectNothing(result);
    expect(result.err).toContain('gives the same page again and again');
    expect(server.asked).toHaveLength(2);
  });

  it('that is empty loads nothing, and says so', async () => {
    server.lists[UNITS] = [];
    const result = await pull(['--country', 'KEN']);
    await expectNothing(result);
    expect(result.err).toContain('ifrc-go-local-units has no record of what was asked');
    expect(result.err).toContain('country__iso3=KEN');
  });
});

describe('what is no data', () => {
  it('a web page is told, and what was kept stays', async () => {
    server.fault = (asked) => (page(asked) === 2 ? faults.html : undefined);
    const result = await pull();
    await expectNothing(result);
    expect(result.err).toContain('gives a web page (text/html; charset=utf-8) instead of JSON');
    expect(result.err).toContain('1 page is kept');
    expect(server.asked).toHaveLength(2);
  });

  it.each([
    [401, 'refuses the request (401)'],
    [403, 'refuses the request (403)'],
    [404, `has nothing at ${UNITS} (404)`],
    [418, 'answers with 418'],
  ])('%i is not asked again', async (status, why) => {
    server.fault = () => faults.status(status);
    const result = await pull();
    await expectNothing(result);
    expect(result.err).toContain(why);
    expect(server.asked).toHaveLength(1);
  });

  it('an error in JSON is quoted', async () => {
    server.fault = () => (response) =>
      void response
        .writeHead(403, { 'content-type': 'application/json' })
        .end('{"error":"Missing app\\nidentifier"}');
    expect((await pull()).err).toContain('refuses the request (403): Missing app identifier.');
  });

  it('an answer without end is cut off at the limit', async () => {
    server.fault = () => (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = () =>
        response.write('[1,2,3,4,5,6,7,8,9,10,'.repeat(1000), () => !response.destroyed && more());
      more();
    };
    const result = await pull([], { limits: { maxBytes: 1024 * 1024 } });
    await expectNothing(result);
    expect(result.err).toContain('is longer than the limit of 1 MB');
  });

  it('a redirect is followed, a circle of them is not', async () => {
    server.fault = ({ number }) =>
      number === 1 ? faults.redirect(`${server.url}${UNITS}?limit=200`) : undefined;
    expect(await pull()).toMatchObject({ exitCode: 0 });
    server.fault = () => faults.redirect(`${server.url}${UNITS}?limit=200`);
    server.asked.splice(0);
    const result = await pull(['--fresh']);
    expect(result).toMatchObject({ exitCode: 1 });
    expect(result.err).toContain('redirects more than 5 times, or in a circle');
    expect(server.asked).toHaveLength(6);
  });

  it('a server that is not there', async () => {
    const gone = server.url;
    await server.close();
    const result = await pull(['--base-url', gone]);
    await expectNothing(result);
    expect(result.err).toContain('failed (ECONNREFUSED), 5 times');
    server = await openSourceServer();
  });
});

describe('a pull that is killed', () => {
  it('leaves the graph as it was, and the next goes on from its pages', async () => {
    server.fault = (asked) => (page(asked) === 2 ? faults.silent : undefined);
    const child = spawn(
      process.execPath,
      ['loaders/cli.ts', 'pull', 'ifrc-go-local-units', '--base-url', server.url, '--folder', root],
      { env: { ...process.env, TRAILCARE_STORE: store }, stdio: 'ignore' },
    );
    const ended = once(child, 'exit');
    await expect.poll(() => server.asked.map(page), { timeout: 30_000 }).toEqual([1, 2]);
    child.kill('SIGKILL');
    await ended;
    await expectNothing({ exitCode: 1 });

    server.fault = () => undefined;
    server.asked.splice(0);
    expect(await pull()).toMatchObject({ exitCode: 0 });
    expect(server.asked.map(page)).toEqual([2, 3]);
    expect(await branches()).toHaveLength(5);
  });
});
