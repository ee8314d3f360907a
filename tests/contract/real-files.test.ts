import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/load-toy.ts';
import { hasRealData, realDataFolder, realFile } from '../support/real-data.ts';
import { runCli } from '../support/run-cli.ts';

interface Summary {
  format: string;
  rows: number;
  accepted: number;
  unchanged: number;
  rejected: number;
  blank: number;
  duplicate: number;
  revision: number;
}

/** Rows are those of the README of the data, counted by another program, with the blank ones. */
const CASES: readonly (readonly [files: string[], options: string[], format: string, rows: number])[] = [
  [['24', '25'], ['--source', 'flee-ethiopia'], 'routes', 77 + 99],
  [['26'], [], 'camps', 1225],
  [['12'], ['--country', 'ETH', '--as-of', '2026-07-10'], 'branches', 226],
  [['13'], ['--country', 'SOM', '--as-of', '2026-07-10'], 'branches', 38],
  [['27'], ['--country', 'ETH', '--as-of', '2026-07-10'], 'health-sites', 784],
  [['15'], ['--as-of', '2026-06-01'], 'hxl', 2250],
  [['17'], ['--as-of', '2025-09-01'], 'who-what-where', 3122 + 4202],
  [['09'], [], 'ifrc-go', 274],
  // 58 rows, of which one lacks a cell, and an empty line at the end.
  [['14'], ['--as-of', '2024-01-01'], 'branches', 59],
  [['16'], ['--country', 'TCD', '--as-of', '2025-04-30'], 'hxl', 1556],
];

describe.skipIf(!hasRealData)(`real files of ${realDataFolder}`, () => {
  const store = `sqlite:${path.join(temporaryFolder(), 'graph.db')}`;
  beforeAll(async () => {
    expect((await runCli(store, ['load', '--seeds', '--without-demonstration'])).exitCode).toBe(0);
  });

  it.each(CASES)(
    '%j %j are %s, every row is accounted for, and a second load changes nothing',
    async (numbers, options, format, rows) => {
      const args = ['load', '--json', ...options, ...numbers.map(realFile)];
      const first = await runCli(store, args);
      expect(first).not.toMatchObject({ out: '' });
      const summary = JSON.parse(first.out) as Summary;
      expect(summary).toMatchObject({ format, rows, unchanged: 0 });
      expect(summary.accepted).toBeGreaterThan(0);
      expect(addedUp(summary)).toBe(rows);
      expect(first.exitCode).toBe(summary.rejected > 0 ? 2 : 0);
      const second = JSON.parse((await runCli(store, args)).out) as Summary;
      expect(second).toMatchObject({
        rows,
        accepted: 0,
        unchanged: summary.accepted,
        rejected: summary.rejected,
        duplicate: summary.duplicate,
        revision: summary.revision,
      });
    },
  );
});

const addedUp = ({ accepted, unchanged, rejected, blank, duplicate }: Summary) =>
  accepted + unchanged + rejected + blank + duplicate;

it(`the real files are there (else the tests above are skipped, which CI refuses): ${realDataFolder}`, () => {
  expect(hasRealData || process.env['CI'] !== 'true').toBe(true);
});
