import { describe, expect, inject, it } from 'vitest';
import { loadPopulation } from '../support/load-populations.ts';
import { hasRealData, realDataFolder } from '../support/real-data.ts';
import { resetDatabase } from '../support/reset-neo4j.ts';
import { runCli } from '../support/run-cli.ts';

const neo4j = inject('neo4j');

/** Those that tests/neo4j leaves out, because 190,000 rows twice take minutes. */
describe.skipIf(!neo4j.available || !hasRealData)(
  `UNHCR's population tables in Neo4j, real files of ${realDataFolder}`,
  () => {
    it.each(['01', '02', '03'])(
      '%s: the sums are those of a script to the person, a second load changes nothing',
      async (number) => {
        if (!neo4j.available) return;
        await resetDatabase({ ...neo4j, database: '' });
        const env = { NEO4J_USERNAME: neo4j.username, NEO4J_PASSWORD: neo4j.password };
        const seeds = await runCli(neo4j.url, ['load', '--seeds', '--without-demonstration'], '', env);
        expect(seeds.exitCode).toBe(0);
        const { seconds } = await loadPopulation(number, neo4j.url, env);
        process.stdout.write(`    ${number}: ${seconds.toFixed(1)} s\n`);
      },
    );
  },
);
