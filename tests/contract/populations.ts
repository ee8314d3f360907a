import { beforeAll, describe, expect, it } from 'vitest';
import { loadPopulation } from '../support/load-populations.ts';
import { hasRealData, realDataFolder } from '../support/real-data.ts';
import { runCli } from '../support/run-cli.ts';

interface StoreAddress {
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
}

const MINUTES = 60_000;

/** Real files of people by country, on any store that `open` empties: every row has one end, and every person arrives. */
export function populationSuite(
  name: string,
  numbers: readonly string[],
  open: () => Promise<StoreAddress>,
): void {
  describe.skipIf(!hasRealData)(
    `people by country of stay and origin, on ${name}, real files of ${realDataFolder}`,
    () => {
      let store: StoreAddress;
      beforeAll(async () => {
        store = await open();
        const seeds = await runCli(store.url, ['load', '--seeds', '--without-demonstration'], '', store.env);
        expect(seeds.exitCode).toBe(0);
      }, 2 * MINUTES);

      it.each(numbers)(
        '%s: every row has one end, the sums are those of a script to the person, a second load changes nothing',
        async (number) => {
          const { seconds, withheld } = await loadPopulation(number, store.url, store.env);
          expect(withheld).toBe(number === '03' ? 4_810 : 0);
          process.stdout.write(`    ${number}: ${seconds.toFixed(1)} s, ${withheld} cells withheld\n`);
        },
        30 * MINUTES,
      );
    },
  );
}
