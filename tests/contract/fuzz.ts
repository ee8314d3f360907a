import path from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Base } from '../support/fuzz/base.ts';
import { type End, checkCase } from '../support/fuzz/check-case.ts';
import { FIXTURES } from '../support/fuzz/fixtures.ts';
import type { Step } from '../support/fuzz/mutate.ts';
import { realBases } from '../support/fuzz/real-bases.ts';
import { makeWatchdog } from '../support/fuzz/watchdog.ts';
import { temporaryFolder } from '../support/load-toy.ts';
import { runCli } from '../support/run-cli.ts';

interface FuzzOptions {
  readonly runs: number;
  readonly seed: number;
  /** Bytes to which a cell is blown up at most. */
  readonly largest: number;
  readonly timeoutMs: number;
}

/** A case loads in a fifth of a second; this is for a machine on which others work. */
const HANGS_MS = 120_000;
const MB = 2 ** 20;

/** Damages files and loads them, so many times: see `checkCase` for what must hold of each. */
export function fuzzLoads({ runs, seed, largest, timeoutMs }: FuzzOptions): void {
  const bases = [...FIXTURES, ...realBases()];
  const folder = temporaryFolder();
  const seeded = path.join(folder, 'seeded.db');
  const watchdog = makeWatchdog(HANGS_MS);
  afterAll(() => watchdog.stop());

  beforeAll(async () => {
    expect((await runCli(`sqlite:${seeded}`, ['load', '--seeds', '--without-demonstration'])).exitCode).toBe(
      0,
    );
  }, 120_000);

  const ends: Record<End, number> = { accepted: 0, partly: 0, nothing: 0, error: 0 };
  const run = async (base: Base, fileDrawn: number, steps: readonly Step[]) => {
    const file = fileDrawn % base.files.length;
    watchdog.watch(`${base.files[file]!.name} ${JSON.stringify(steps)}`);
    ends[await checkCase({ base, file, steps }, seeded, path.join(folder, 'case'), largest)] += 1;
    watchdog.watch(null);
  };

  it(
    'the files load before anything is damaged',
    async () => {
      for (const base of bases) await run(base, 0, []);
      expect(ends.error + ends.nothing).toBe(0);
    },
    timeoutMs,
  );

  it(
    `${runs} damaged files: no crash, no hang, nothing half loaded, every row and line told, no person kept`,
    async () => {
      const before = process.resourceUsage().maxRSS / 1024;
      await fc.assert(
        fc.asyncProperty(arbitraryCase(), ({ base, file, steps }) => run(bases[base]!, file, steps)),
        { numRuns: runs, seed },
      );
      const grown = process.resourceUsage().maxRSS / 1024 - before;
      process.stdout.write(`    ${JSON.stringify(ends)}, memory grew by ${Math.round(grown)} MB\n`);
      // Else it damages too little, or so much that nothing is read.
      for (const count of Object.values(ends)) expect(count).toBeGreaterThan(runs / 100);
      expect(grown).toBeLessThan(300 + (20 * largest) / MB);
    },
    timeoutMs,
  );

  /** Plain numbers, so that a case that fails is told in one line. */
  function arbitraryCase(): fc.Arbitrary<{ base: number; file: number; steps: Step[] }> {
    const step = fc.record({ how: fc.nat(1_000_000), seed: fc.nat() });
    return fc.record({
      base: fc.nat(bases.length - 1),
      file: fc.nat(2),
      steps: fc.array(step, { minLength: 1, maxLength: 3 }),
    });
  }
}
