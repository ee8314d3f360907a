import { describe, expect, it } from 'vitest';
import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';
import { loadPopulation, POPULATION_FILES } from '../support/load-populations.ts';
import { hasRealData, realDataFolder } from '../support/real-data.ts';
import { runCli } from '../support/run-cli.ts';

const MINUTES = 60_000;

/** The large ones are in tests/soak. */
const FILES = Object.keys(POPULATION_FILES).filter((number) => ['04', '05'].includes(number));

describeOnNeo4j('people by country of stay and origin', ({ url, env, reset }) => {
  describe.skipIf(!hasRealData)(`real files of ${realDataFolder}`, () => {
    it(
      'every row has one end, the sums are those of a script to the person, a second load changes nothing',
      async () => {
        await reset();
        const seeds = await runCli(url, ['load', '--seeds', '--without-demonstration'], '', env);
        expect(seeds.exitCode).toBe(0);
        for (const number of FILES) {
          const { seconds } = await loadPopulation(number, url, env);
          process.stdout.write(`    ${number}: ${seconds.toFixed(1)} s\n`);
        }
      },
      15 * MINUTES,
    );
  });
});
