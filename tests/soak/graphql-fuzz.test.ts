import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { withApi } from '../api/support/with-api.ts';
import { fuzzOperations } from '../support/graphql-fuzz/fuzz-operations.ts';
import { slope } from '../support/slope.ts';
import { SOAK_SEED } from './support/soak-seed.ts';

// TRAILCARE_FUZZ_RUNS asks for fewer.
const seed = SOAK_SEED;
const runs = Number(process.env['TRAILCARE_FUZZ_RUNS'] ?? 50_000);
const MOST_MB_PER_10_000 = 10;
const { api } = withApi();

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

it(
  `${runs} random operations: every answer is ours, none hangs, and memory stays flat`,
  { timeout: 4 * 3_600_000 },
  async () => {
    console.log(`Random operations with TRAILCARE_SEED=${seed}`);
    const heap: [operations: number, mb: number][] = [];
    const every = Math.max(1, Math.floor(runs / 50));
    const fuzzed = await fuzzOperations(api(), {
      seed,
      runs,
      after(operations) {
        if (operations % every !== 0) return;
        collect();
        heap.push([operations, process.memoryUsage().heapUsed / 2 ** 20]);
      },
    });
    // Caches fill up first: for the first 2,000 or so.
    const per10000 = slope(heap.slice(Math.floor((heap.length * 2) / 3))) * 10_000;
    console.log(
      JSON.stringify({ ...fuzzed, heapMb: heap.map(([, mb]) => Math.round(mb)), mbPer10000: per10000 }),
    );
    expect(fuzzed.operations).toBe(runs);
    expect(per10000).toBeLessThan(MOST_MB_PER_10_000);
  },
);
