import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Neo4jServer, Neo4jServerOptions } from '../support/neo4j-server.ts';
import { type Moment, expectGeneration, possibleAfter, runLoader, stopwatch } from './killed-load.ts';

/** From the death of the server to the end of the loader: the driver tries again after some 1, 2 and 4 s. */
const NOTICED_WITHIN_MS = 15_000;

export interface KilledServerOptions {
  moments: Moment[];
  size: number;
  timeoutMs: number;
  /** Hears what became of each moment. */
  log?: (line: string) => void;
}

/**
 * The server is killed at several moments of a load of `size` services. Each time the loader says so and ends; started
 * again on the same home directory and port, the server has the graph as before or complete, and the next load works.
 */
export function killedServerContract(
  name: string,
  start: (options: Neo4jServerOptions) => Promise<Neo4jServer>,
  { moments, size, timeoutMs, log = () => {} }: KilledServerOptions,
): void {
  describe(`a ${name} server killed during a load of ${size} services`, () => {
    it(
      'leaves the store as it was or complete, and the next load works',
      async () => {
        const homeDirectory = mkdtempSync(path.join(tmpdir(), 'trailcare-killed-server-'));
        const own = { homeDirectory, password: 'killed-server', heapMb: 1024 };
        let server: Neo4jServer | null = null;
        // Also when the time is up.
        onTestFinished(async () => {
          await server?.stop();
          rmSync(homeDirectory, { recursive: true, force: true });
        });
        const seconds = stopwatch();
        server = await start(own);
        log(`${name}: first start ${seconds()} s`);
        const { url } = server;
        const target = { url, env: environmentOf(server), size };
        expect(await runLoader(target, 1)).toMatchObject({ ended: 'complete' });
        log(`${name}: first load of ${size} ${seconds()} s`);
        let generation = 1;
        for (const moment of moments) {
          seconds();
          const pid = server.pid!;
          let memory = '';
          const { ended, complaint, afterMomentMs } = await runLoader(target, generation + 1, moment, () => {
            memory = peakMemory(pid);
            process.kill(pid, 'SIGKILL');
          });
          expect(memory, `The loader never said '${moment.after}'.`).not.toBe('');
          if (ended !== 'complete') {
            expect(ended).toBe('failed');
            expect(complaint).toContain(`TrailcareError: Neo4j at ${url} cannot be reached.`);
            expect(complaint).toContain("code: 'STORE_UNAVAILABLE'");
            expect(afterMomentMs).toBeLessThan(NOTICED_WITHIN_MS);
          }
          const ran = seconds();

          await server.stop();
          server = await start({ ...own, port: Number(new URL(url).port) });
          expect(server.url).toBe(url);
          const started = seconds();
          const found = await expectGeneration(target, possibleAfter(ended, generation));
          const looked = seconds();
          // Waits for the lease of the loader that failed to run out, and sweeps what it left.
          expect(await runLoader(target, found + 1)).toMatchObject({ ended: 'complete' });
          log(
            `${name}: ${moment.after} +${moment.waitMs} ms: loader ${ended} ${(afterMomentMs / 1000).toFixed(1)} s after the kill, ` +
              `${found === generation ? 'as before' : 'complete'}; load ${ran} s, start ${started} s, look ${looked} s, ` +
              `next load ${seconds()} s; server's peak ${memory}`,
          );
          generation = await expectGeneration(target, [found + 1]);
        }
      },
      timeoutMs,
    );
  });
}

const environmentOf = ({ username, password }: Neo4jServer) => ({
  NEO4J_USERNAME: username,
  NEO4J_PASSWORD: password,
  NEO4J_DATABASE: 'neo4j',
  // A server that has just started is slow, on a busy machine slower.
  TRAILCARE_STORE_PATIENCE_SECONDS: '30',
});

/** The most memory that a process ever had, where the system says so: `812 MB`. */
export function peakMemory(pid: number): string {
  try {
    const kilobytes = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? 'unknown' : `${Math.round(Number(kilobytes) / 1024)} MB`;
  } catch {
    return 'unknown';
  }
}
