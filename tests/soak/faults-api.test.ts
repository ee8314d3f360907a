import { spawn, spawnSync } from 'node:child_process';
import http from 'node:http';
import path from 'node:path';
import { existsSync, openAsBlob } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot } from '../../bin/node24.mjs';
import { openStore } from '../../graph/open-store.ts';
import { at } from '../contract/context.ts';
import { temporaryFolder } from '../contract/sqlite-folder.ts';
import { runCommandProcess } from '../support/command-process.ts';
import { type ApiProcess, startApi } from './support/api-process.ts';
import { tellFault } from './support/tell-fault.ts';
import { writeGeneration } from '../support/write-generation.ts';

const SIZE = 5_000;
/** Options of `trailcare load`: who states these facts. */
const SOURCE = ['--source=soak-list', '--publisher=Soak', '--public'];
/** Both see a load: the goal, and as much again for a machine that has other work. */
const NOTICED_MS = 4_000;
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

describe('faults of the server on SQLite', () => {
  let folder: string;
  let storeUrl: string;
  let file: string;
  let remove: () => void;
  const servers: ApiProcess[] = [];
  beforeEach(() => {
    ({ folder, file, remove } = temporaryFolder());
    storeUrl = `sqlite:${file}`;
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.end('SIGKILL');
    remove();
  });

  async function start(...options: Parameters<typeof startApi>): Promise<ApiProcess> {
    const server = await startApi(...options);
    servers.push(server);
    return server;
  }

  /** Loads a generation over HTTP; null when the server went away under it. */
  async function upload(server: ApiProcess, generation: number, size = SIZE) {
    const form = new FormData();
    const table = writeGeneration(folder, generation, size);
    sourceOf(form);
    form.set('file', await openAsBlob(table), path.basename(table));
    try {
      const answer = await fetch(`${server.origin}/load`, { method: 'POST', body: form });
      return { status: answer.status, text: await answer.text() };
    } catch {
      return null;
    }
  }

  /** The generation that the store holds, whole; fails when it is a mixture. */
  async function generationIn(size = SIZE): Promise<{ generation: number; revision: number; loads: number }> {
    const store = await openStore(storeUrl, {});
    try {
      const revision = await store.revision();
      const names = new Map<string, number>();
      for await (const batch of store.scan('Service', at(revision))) {
        for (const { source, name } of batch) {
          if (source === 'soak-list') names.set(String(name), (names.get(String(name)) ?? 0) + 1);
        }
      }
      expect([...names.values()]).toEqual([size]);
      const loads = (await store.listLoads({ first: 1_000 })).length;
      return { generation: Number([...names.keys()][0]!.split(' ')[1]), revision, loads };
    } finally {
      await store.close();
    }
  }

  it('killed during a load over HTTP, at several moments: the store is as before or complete', async () => {
    let server = await start(storeUrl);
    await server.ready();
    expect(await upload(server, 1)).toMatchObject({ status: 200 });
    let known = 1;
    for (const afterMs of [300, 1_500, 3_000, 4_500]) {
      const loading = upload(server, known + 1);
      await wait(afterMs);
      await server.end('SIGKILL');
      await loading;
      // The load is a process of its own, which ends when nobody hears it, or finishes.
      await expect.poll(() => loadsThatRun(file), { timeout: 60_000 }).toBe(0);
      const { generation } = await generationIn();
      expect([known, known + 1]).toContain(generation);
      const again = await start(storeUrl);
      const readyMs = await again.ready();
      expect((await again.ask('{ services(first: 1) { totalCount } }')).body.errors).toBeUndefined();
      expect(await upload(again, generation + 1)).toMatchObject({ status: 200 });
      expect((await generationIn()).generation).toBe(generation + 1);
      tellFault(
        `API killed (SIGKILL) ${seconds(afterMs)} into a load over HTTP of ${SIZE} services`,
        `${generation === known ? 'as before' : 'complete'}; the next load works`,
        readyMs,
      );
      known = generation + 1;
      server = again;
    }
  });

  it('killed during the swap to a new snapshot: what was loaded is there after the start', async () => {
    const server = await start(storeUrl);
    await server.ready();
    await upload(server, 1);
    const loaded = await runCommandProcess(storeUrl, ['load', ...SOURCE, writeGeneration(folder, 2, SIZE)]);
    expect(loaded).toMatchObject({ exitCode: 0 });
    // It looks every second, and builds for a while.
    await wait(600);
    await server.end('SIGKILL');
    const { generation, revision } = await generationIn();
    expect(generation).toBe(2);
    const again = await start(storeUrl);
    const readyMs = await again.ready();
    const { body } = await again.ask('{ about { revision } coverage(all: true) { revision } }');
    expect(body.data).toEqual({ about: { revision }, coverage: { revision } });
    tellFault(
      'API killed during the swap to a new snapshot',
      'nothing lost: it starts on what was loaded',
      readyMs,
    );
  });

  it('SIGTERM under load: no request in flight is lost, and it ends within 10 s', async () => {
    const server = await start(storeUrl);
    await server.ready();
    const agent = new http.Agent({ keepAlive: true, maxSockets: 20 });
    const query =
      '{ coverage(trails: ["central-mediterranean"], serviceTypes: ["PRIMARY_HEALTH"], asOf: "2026-11-01") { summary { served unknown } gaps(first: 5) { nodes { stop { code name } } } } }';
    const body = JSON.stringify({ query });
    const ended = { answered: 0, lost: [] as string[] };
    // As load balancers do: they look at readiness, and send nothing more when it has ended. What was sent until then is in flight.
    let unready = false;
    const askForever = async () => {
      for (;;) {
        const outcome = await new Promise<string>((resolve) => {
          const request = http.request(
            `${server.origin}/graphql`,
            { agent, method: 'POST', headers: { 'content-type': 'application/json' } },
            (answer) => {
              let text = '';
              answer.on('data', (part) => (text += String(part)));
              answer.on('end', () =>
                resolve(
                  answer.statusCode === 200 && text.includes('"served"')
                    ? 'answered'
                    : `status ${answer.statusCode}`,
                ),
              );
              answer.on('error', (error) => resolve(`cut: ${error.message}`));
            },
          );
          request.on('error', (error: NodeJS.ErrnoException) => resolve(`lost: ${error.code}`));
          request.end(body);
        });
        if (outcome === 'answered') ended.answered += 1;
        else ended.lost.push(outcome);
        if (unready) return;
        // Not more than it can answer: readiness would be seen as late as everything else.
        await wait(50);
      }
    };
    const clients = Array.from({ length: 20 }, askForever);
    await wait(5_000);
    const before = ended.answered;
    const ending = server.end('SIGTERM');
    while ((await server.status('/readyz')) === 200) await wait(100);
    unready = true;
    const { code, ms } = await ending;
    await Promise.all(clients);
    agent.destroy();
    expect(ended.lost).toEqual([]);
    expect(before).toBeGreaterThan(20);
    expect(ended.answered).toBeGreaterThan(before);
    expect(code).toBe(0);
    expect(ms).toBeLessThan(10_000);
    tellFault(
      'SIGTERM under load, 20 clients that ask all the time until `/readyz` says 503',
      `${ended.answered} answered (${ended.answered - before} after the signal), none lost; it ended with 0 after ${seconds(ms)}`,
      null,
    );
  });

  it('two servers and a load on one file: one seeds it, both answer, both notice within 2 s', async () => {
    const both = await Promise.all([start(storeUrl), start(storeUrl)]);
    await Promise.all(both.map((server) => server.ready()));
    const revisionOf = async (server: ApiProcess) =>
      Number(
        (
          (await server.ask('{ about { revision } coverage(all: true) { revision } }')).body.data?.[
            'coverage'
          ] as { revision: number } | undefined
        )?.revision,
      );
    const seeded = await revisionOf(both[0]);
    expect(await revisionOf(both[1])).toBe(seeded);
    expect(
      await runCommandProcess(storeUrl, ['load', ...SOURCE, writeGeneration(folder, 1, SIZE)]),
    ).toMatchObject({
      exitCode: 0,
    });
    const loadedAt = performance.now();
    for (const server of both) {
      await expect.poll(() => revisionOf(server), { timeout: 60_000 }).toBe(seeded + 1);
    }
    const noticedMs = performance.now() - loadedAt;
    expect(noticedMs).toBeLessThan(NOTICED_MS);
    // Two loads at the same moment: one waits for the other, or says that it runs.
    const loads = await Promise.all([
      runCommandProcess(storeUrl, ['load', ...SOURCE, writeGeneration(folder, 2, SIZE)]),
      runCommandProcess(storeUrl, ['load', ...SOURCE, writeGeneration(folder, 3, SIZE)]),
    ]);
    const done = loads.filter(({ exitCode }) => exitCode === 0).length;
    expect(done).toBeGreaterThanOrEqual(1);
    for (const { exitCode, err } of loads)
      if (exitCode !== 0) expect(err).toContain('Another load is running');
    const { generation } = await generationIn();
    expect([2, 3]).toContain(generation);
    tellFault(
      'Two servers and two loads on one SQLite file',
      `one seeded it; both told of a load after ${seconds(noticedMs)}, the snapshot built; of two loads at once ${done} went through, one after the other, none mixed`,
      null,
    );
  });

  it('a disk of 8 MB that is full: the load fails and says so, the server goes on, a smaller load works', async ({
    skip,
  }) => {
    const probe = spawnSync('unshare', ['-rm', 'true'], { encoding: 'utf8' });
    skip(probe.status !== 0, `no small disk can be made here: ${probe.stderr}`);
    const prepare = path.join(projectRoot, 'tests/soak/children/small-store.ts');
    const mounted = 'mount -t tmpfs -o size=8m none "$1" && "$2" "$3" "$1/graph.db" && shift 3 && exec "$@"';
    const server = await start(`sqlite:${path.join(folder, 'graph.db')}`, {
      before: ['unshare', '-rm', 'sh', '-c', mounted, 'sh', folder, process.execPath, prepare],
    });
    await server.ready();
    const elsewhere = temporaryFolder();
    try {
      const send = async (generation: number, size: number) => {
        const form = new FormData();
        const table = writeGeneration(elsewhere.folder, generation, size, 'p-eth');
        sourceOf(form);
        form.set('file', await openAsBlob(table), path.basename(table));
        const answer = await fetch(`${server.origin}/load`, { method: 'POST', body: form });
        return { status: answer.status, text: await answer.text() };
      };
      const count = async () => {
        const { body, ms } = await server.ask(
          '{ about { revision } services(first: 3) { totalCount nodes { code name } } }',
        );
        expect(body.errors).toBeUndefined();
        return { data: body.data, ms };
      };
      const before = await count();
      const failed = await send(1, 60_000);
      expect(failed.status).toBe(422);
      expect(failed.text).toMatch(/disk (?:is full|failed or is full)/);
      const after = await count();
      expect(after.data).toEqual(before.data);
      expect(await send(1, 50)).toMatchObject({ status: 200 });
      const later = (await count()).data as { services: { totalCount: number } };
      expect(later.services.totalCount).toBe((before.data as typeof later).services.totalCount + 50);
      tellFault(
        'SQLite on a full tmpfs of 8 MB',
        'the load fails and says that the disk is full; the store is as before and readable; a smaller load works',
        null,
      );
    } finally {
      elsewhere.remove();
    }
  });

  it('a restore that is killed at any moment leaves the store as before or as the copy', async () => {
    await runCommandProcess(storeUrl, ['load', '--seeds']);
    await runCommandProcess(storeUrl, ['load', ...SOURCE, writeGeneration(folder, 1, SIZE)]);
    const copy = path.join(folder, 'copy.db');
    expect(await runCommandProcess(storeUrl, ['backup', copy])).toMatchObject({ exitCode: 0 });
    await runCommandProcess(storeUrl, ['load', ...SOURCE, writeGeneration(folder, 2, SIZE)]);
    const outcomes: number[] = [];
    let midway = 0;
    for (const afterMs of [0, 1, 3, 10, 30, 100]) {
      const child = spawn(
        process.execPath,
        [path.join(projectRoot, 'loaders/cli.ts'), 'restore', copy, '--replace'],
        { env: { ...process.env, TRAILCARE_STORE: storeUrl }, stdio: 'ignore' },
      );
      const gone = new Promise((resolve) => child.once('exit', resolve));
      // The store has a journal while it is written over.
      while (child.exitCode === null && !existsSync(`${file}-journal`)) await wait(1);
      await wait(afterMs);
      child.kill('SIGKILL');
      await gone;
      if (existsSync(`${file}-journal`)) midway += 1;
      const { generation } = await generationIn();
      outcomes.push(generation);
      if (generation === 1) {
        const again = await runCommandProcess(storeUrl, [
          'load',
          ...SOURCE,
          writeGeneration(folder, 2, SIZE),
        ]);
        expect(again).toMatchObject({ exitCode: 0 });
      }
    }
    // The moments are worth something only when some of them were between.
    expect(midway).toBeGreaterThan(0);
    tellFault(
      '`trailcare restore` killed at six moments while it writes',
      `${outcomes.filter((one) => one === 2).length} times as before, ${outcomes.filter((one) => one === 1).length} times as the copy, never a mixture; ${midway} times the writing was undone from its journal`,
      null,
    );
  });
});

function sourceOf(form: FormData): void {
  form.set('source', 'soak-list');
  form.set('publisher', 'Soak');
  form.set('public', 'true');
}

/** Processes that load into this store. */
function loadsThatRun(file: string): number {
  const { stdout } = spawnSync(
    'sh',
    ['-c', `grep -lz "TRAILCARE_STORE=sqlite:${file}" /proc/[0-9]*/environ 2>/dev/null | wc -l`],
    {
      encoding: 'utf8',
    },
  );
  return Number(stdout);
}
