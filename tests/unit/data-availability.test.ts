import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dataAvailability } from '../../graph/analysis/data-availability.ts';
import { viewAt } from '../../graph/analysis/view.ts';
import { dayNumber } from '../../graph/model/day.ts';
import { oracleAvailability } from '../oracle/availability.ts';
import { arbitraryWorld, asOfArbitrary, TYPES } from '../oracle/random-world.ts';
import { networkOf } from '../support/network-of.ts';

const settings = { numRuns: process.env['TRAILCARE_SOAK'] === '1' ? 3_000 : 200, seed: 6 };

test('what is known of a type in a country is what the oracle counts, on random worlds and days', async () => {
  const seen = { none: 0, some: 0, undated: 0, complete: 0, later: 0 };
  await fc.assert(
    fc.asyncProperty(arbitraryWorld({ maxStops: 8 }), asOfArbitrary, async (world, asOf) => {
      const network = await networkOf(world);
      const countries = world.Country.map(({ code }) => code).toReversed();
      const rows = dataAvailability(
        viewAt(network, dayNumber(asOf)),
        countries.map(network.countries.indexOf),
        TYPES.map(network.serviceTypes.indexOf),
      );
      const expected = countries.flatMap((country) =>
        TYPES.map((type) => ({
          country: network.countries.indexOf(country),
          type: network.serviceTypes.indexOf(type),
          ...oracleAvailability({ world, asOf, readsRestricted: 'ALL' }, country, type),
        })),
      );
      expect(rows).toEqual(expected);
      for (const { services, latestAsOf, complete, staleDays } of rows) {
        if (services === 0) seen.none += 1;
        else if (latestAsOf === null) seen.undated += 1;
        else seen.some += 1;
        seen.complete += Number(complete);
        seen.later += Number(staleDays !== null && staleDays < 0);
      }
    }),
    settings,
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(settings.numRuns / 20);
});
