import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Promised } from '../harness/promise.ts';
import { openStore } from '../../graph/open-store.ts';
import { reloadSeeds } from '../../loaders/seed.ts';
import { SOURCE, writeServices } from '../services-csv.ts';

const TRAILCARE = path.resolve(import.meta.dirname, '../../bin/trailcare.mjs');
/** Of 200 bytes each: 1 GB. */
const ROWS = 5_000_000;
const LOOK_MS = 500;

/** The most memory that `trailcare load` holds while it loads a CSV of 1 GB into the embedded store, in megabytes. */
export const memoryOfLoad: Promised = {
  name: 'memory-load',
  promise: 'memory of loading a file of 1 GB, embedded',
  complexity: 'O(1)',
  sizes: ['L'],
  quickSizes: [],
  async prepare() {
    const folder = await mkdtemp(path.join(tmpdir(), 'trailcare-bench-'));
    try {
      const file = path.join(folder, 'service.csv');
      await writeServices(file, ROWS, 1);
      const storeUrl = `sqlite:${path.join(folder, 'graph.db')}`;
      const store = await openStore(storeUrl, {});
      await store.migrate();
      await reloadSeeds(store, { demonstration: false });
      await store.close();
      const started = performance.now();
      const mostMb = await mostMbOfLoad(file, storeUrl);
      const seconds = (performance.now() - started) / 1000;
      const gigabytes = statSync(file).size / 1e9;
      return {
        inputs: 1,
        rounds: 1,
        ours: () => ({ ms: mostMb, answer: null }),
        peers: [],
        goals: [{ of: 'our MB', bound: 'at most', value: 300 }],
        notes: () => [
          `A CSV of ${ROWS.toLocaleString('en')} services, ${gigabytes.toFixed(2)} GB, in ${seconds.toFixed(0)} s by the clock.`,
        ],
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** Asked of the kernel, which notes the most that a process held. */
async function mostMbOfLoad(file: string, storeUrl: string): Promise<number> {
  const load = spawn(process.execPath, [TRAILCARE, 'load', file, '--source', SOURCE], {
    env: { ...process.env, TRAILCARE_STORE: storeUrl },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let most = 0;
  const look = setInterval(() => {
    const status = readFileSync(`/proc/${load.pid}/status`, 'utf8');
    most = Math.max(most, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
  }, LOOK_MS);
  const [code] = (await once(load, 'exit')) as [number | null];
  clearInterval(look);
  if (code !== 0) throw new Error(`The load ended with ${String(code)}.`);
  return most;
}
