import { describe, expect, it } from 'vitest';
import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';
import { loadPopulation, POPULATION_FILES } from '../support/load-populations.ts';
import { hasRealData, realDataFolder } from '../support/real-data.ts';
import { runCli } from '../support/run-cli.ts';

/** SQLite's are in every run; here 190,000 rows twice take minutes. */
describeOnNeo4j("UNHCR's population tables", ({ url, env, reset }) => {
  describe.skipIf(!hasRealData)(`real files of ${realDataFolder}`, () => {
    it.each(Object.keys(POPULATION_FILES))(
      '%s: the sums are those of a script to the person, a second load changes nothing',
      async (number) => {
        await reset();
        const seeds = await runCli(url, ['load', '--seeds', '--without-demonstration'], '', env);
        expect(seeds.exitCode).toBe(0);
        const { seconds } = await loadPopulation(number, url, env);
        process.stdout.write(`    ${number}: ${seconds.toFixed(1)} s\n`);
      },
    );
  });
});
