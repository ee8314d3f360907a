import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadPopulation, POPULATION_FILES } from '../support/load-populations.ts';
import { temporaryFolder } from '../support/load-toy.ts';
import { migrantSums, POPSTATS_RELEASE, unhcrSums } from '../support/population-sums.ts';
import { hasRealData, realDataFolder, realFile } from '../support/real-data.ts';
import { runCli } from '../support/run-cli.ts';

const MINUTES = 60_000;

describe.skipIf(!hasRealData)(`people by country of stay and origin, real files of ${realDataFolder}`, () => {
  const store = `sqlite:${path.join(temporaryFolder(), 'graph.db')}`;
  beforeAll(async () => {
    expect((await runCli(store, ['load', '--seeds', '--without-demonstration'])).exitCode).toBe(0);
  });

  it.each(Object.keys(POPULATION_FILES))(
    '%s: every row has one end, the sums are those of a script to the person, a second load changes nothing',
    async (number) => {
      const { seconds, withheld } = await loadPopulation(number, store);
      expect(withheld).toBe(number === '03' ? 4_810 : 0);
      process.stdout.write(`    ${number}: ${seconds.toFixed(1)} s, ${withheld} cells withheld\n`);
    },
    4 * MINUTES,
  );

  it('the script itself knows figures that are printed in the files: totals of rows and of destinations', () => {
    const migrants = migrantSums(realFile('05'));
    expect(migrants.people).toEqual(migrants.totals);
    const popstats = unhcrSums(realFile('03'), POPSTATS_RELEASE);
    expect(popstats.people.get('REFUGEES 1951')).toBe(2_116_011 - 158_800);
    expect(popstats.nowhere.get('REFUGEES 1951')).toBe(158_800);
  });
});
