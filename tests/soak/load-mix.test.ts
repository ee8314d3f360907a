import { statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../contract/sqlite-folder.ts';
import { runCommandProcess } from '../support/command-process.ts';
import { type ApiProcess, startApi } from './support/api-process.ts';
import { fire, type Fired } from './support/fire.ts';
import { memoryOf } from './support/memory-of.ts';
import { slope } from '../support/slope.ts';
import { writeGeneration } from '../support/write-generation.ts';

/** TRAILCARE_SOAK_MINUTES shortens it where somebody only looks whether it runs. */
const MINUTES = Number(process.env['TRAILCARE_SOAK_MINUTES'] ?? 10);
/** As many as keep its threads busy. More would wait for one another, and what they wait is no measure of what it can. */
const CLIENTS = 3;
const SERVICES = 2_000;
/** Of each minute: how long is looked what it can. */
const CAPACITY_SECONDS = 10;
/** Of the rest, when the load begins. */
const LOAD_AFTER_MS = 15_000;
const FIRST_MINUTES = Math.min(3, MINUTES / 3);
/** MB in a minute, after the first, beside the store's pages: what grows faster would fill a server of 1 GB within a day. */
const MOST_SLOPE = 2;
/** Of which the store keeps as many in memory as were read last. */
const STORE_PAGES_MB = 64;

describe('a server under load', () => {
  let folder: string;
  let storeUrl: string;
  let remove: () => void;
  let server: ApiProcess;
  beforeEach(async () => {
    const temporary = temporaryFolder();
    ({ folder, remove } = temporary);
    storeUrl = `sqlite:${temporary.file}`;
    server = await startApi(storeUrl, { env: { TRAILCARE_DEMONSTRATION: 'on' } });
    await server.ready();
    expect(await load(0)).toMatchObject({ exitCode: 0 });
    // What runs is compiled, and what is kept is kept.
    await fire(server.origin, { seconds: 10, clients: CLIENTS });
  });
  afterEach(async () => {
    await server.end('SIGKILL');
    remove();
  });
  const loadFile = async (file: string) =>
    runCommandProcess(storeUrl, ['load', '--source=soak-list', '--publisher=Soak', '--public', file]);
  const load = async (generation: number) => loadFile(writeGeneration(folder, generation, SERVICES));

  it(
    `answers a recorded mix at 80 % of what it can for ${MINUTES} minutes, with a load every minute: no error, memory flat`,
    { timeout: (MINUTES + 10) * 60_000 },
    async () => {
      // Before it begins: who writes a file does not send what is due meanwhile, and then all of it at once.
      const files = Array.from({ length: MINUTES }, (_, n) => writeGeneration(folder, n + 1, SERVICES));
      const memory: [minute: number, mb: number][] = [];
      const file: typeof memory = [];
      const beganMs = performance.now();
      const minutes = () => (performance.now() - beganMs) / 60_000;
      const look = setInterval(() => {
        memory.push([minutes(), memoryOf(server.child.pid!)]);
        file.push([minutes(), statSync(storeUrl.slice('sqlite:'.length)).size / 1e6]);
      }, 1_000);
      const rounds: { can: Fired; fired: Fired }[] = [];
      for (const one of files) {
        // Anew for each minute: the machine itself is faster in one than in another, by a quarter and more.
        const can = await fire(server.origin, { seconds: CAPACITY_SECONDS, clients: CLIENTS });
        const perSecond = Math.max(1, Math.floor(can.perSecond * 0.8));
        const [fired] = await Promise.all([
          fire(server.origin, { seconds: 60 - CAPACITY_SECONDS, perSecond }),
          wait(LOAD_AFTER_MS).then(async () => expect(await loadFile(one)).toMatchObject({ exitCode: 0 })),
        ]);
        rounds.push({ can, fired });
      }
      clearInterval(look);
      const later = memory.filter(([minute]) => minute > FIRST_MINUTES);
      const perMinute = slope(later);
      const filePerMinute = slope(file.filter(([minute]) => minute > FIRST_MINUTES));
      const [first, last] = [later[0]![1], later.at(-1)![1]];
      const sum = (of: (round: (typeof rounds)[number]) => number) =>
        rounds.reduce((total, round) => total + of(round), 0);
      const range = (of: (round: (typeof rounds)[number]) => number) => {
        const all = rounds.map(of);
        return `${Math.min(...all).toFixed(0)} to ${Math.max(...all).toFixed(0)}`;
      };
      process.stdout.write(
        `    capacity ${range(({ can }) => can.perSecond)} a second (p99 ${range(({ can }) => can.p99Ms)} ms); at 80 % of it for ${MINUTES} minutes: ${sum(({ fired }) => fired.answered)} answered, ` +
          `${sum(({ fired }) => fired.failed)} failed, ${sum(({ fired }) => fired.refused)} refused, p50 ${range(({ fired }) => fired.p50Ms)} ms, p99 ${range(({ fired }) => fired.p99Ms)} ms; ` +
          `${rounds.length} loads of ${SERVICES} services; memory ${first.toFixed(0)} to ${last.toFixed(0)} MB, ` +
          `slope ${perMinute.toFixed(2)} MB a minute (the store's file: ${filePerMinute.toFixed(2)}), peak ${Math.max(...memory.map(([, mb]) => mb)).toFixed(0)} MB\n`,
      );
      for (const [minute, { can, fired }] of rounds.entries()) {
        expect([...can.problems, ...fired.problems]).toEqual([]);
        expect(fired.refused, `minute ${minute}, seconds ${fired.refusedIn.join(', ')}`).toBe(0);
      }
      const minutesMeasured = MINUTES - FIRST_MINUTES;
      const pagesPerMinute = Math.min(filePerMinute * minutesMeasured, STORE_PAGES_MB) / minutesMeasured;
      expect(perMinute - pagesPerMinute).toBeLessThan(MOST_SLOPE);
      expect((await server.ask('{ about { revision } }')).body.errors).toBeUndefined();
    },
  );

  it(
    'at 300 % of what it can refuses quickly, and the p99 of what it answers stays within twice',
    {
      timeout: 600_000,
    },
    async () => {
      const most = await fire(server.origin, { seconds: 15, clients: CLIENTS });
      const calm = await fire(server.origin, {
        seconds: 60,
        perSecond: Math.max(1, Math.floor(most.perSecond * 0.8)),
      });
      const over = await fire(server.origin, { seconds: 60, perSecond: Math.floor(most.perSecond * 3) });
      process.stdout.write(
        `    capacity ${most.perSecond.toFixed(0)} a second; at 80 % p99 ${calm.p99Ms.toFixed(0)} ms; at 300 %: ${over.answered} answered with p99 ${over.p99Ms.toFixed(0)} ms, ` +
          `${over.refused} refused with p99 ${over.refusedP99Ms?.toFixed(0) ?? '–'} ms, ${over.failed} failed\n`,
      );
      expect(over.problems).toEqual([]);
      expect(over.refused).toBeGreaterThan(over.answered);
      expect(over.refusedP99Ms).toBeLessThan(500);
      expect(over.answered).toBeGreaterThan((most.perSecond * 60) / 3);
      expect(over.p99Ms).toBeLessThanOrEqual(2 * Math.max(calm.p99Ms, most.p99Ms));
      // And is itself again.
      expect((await fire(server.origin, { seconds: 5, clients: 2 })).problems).toEqual([]);
    },
  );
});
