import { describe, expect, inject, it } from 'vitest';
import { loadPopulation, POPULATION_FILES } from '../support/load-populations.ts';
import { hasRealData, realDataFolder } from '../support/real-data.ts';
import { resetDatabase } from '../support/reset-neo4j.ts';
import { runCli } from '../support/run-cli.ts';

const neo4j = inject('neo4j');
const MINUTES = 60_000;

/** The large ones are in tests/soak. */
const FILES = Object.keys(POPULATION_FILES).filter((number) => ['04', '05'].includes(number));

describe.skipIf(!neo4j.available || !hasRealData)(
  `people by country of stay and origin in Neo4j, real files of ${realDataFolder}`,
  () => {
    it(
      'every row has one end, the sums are those of a script to the person, a second load changes nothing',
      async () => {
        if (!neo4j.available) return;
        await resetDatabase({ ...neo4j, database: '' });
        const env = { NEO4J_USERNAME: neo4j.username, NEO4J_PASSWORD: neo4j.password };
        const seeds = await runCli(neo4j.url, ['load', '--seeds', '--without-demonstration'], '', env);
        expect(seeds.exitCode).toBe(0);
        for (const number of FILES) {
          const { seconds } = await loadPopulation(number, neo4j.url, env);
          process.stdout.write(`    ${number}: ${seconds.toFixed(1)} s\n`);
        }
      },
      15 * MINUTES,
    );
  },
);
