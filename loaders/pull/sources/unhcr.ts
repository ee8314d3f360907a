import type { PullFilters } from '../pull-source.ts';
import { pagedByNumber } from '../paged-by-number.ts';

const YEARS_BEFORE = 5;

/** What the tables of UNHCR have in common: https://api.unhcr.org/docs/refugee-statistics.html; asked as PopulationStatistics/refugees does. */
export const UNHCR = {
  publisher: 'UNHCR',
  licence: 'CC-BY-4.0',
  homepage: 'https://www.unhcr.org/refugee-statistics/',
  baseUrl: 'https://api.unhcr.org',
  baseVariable: 'TRAILCARE_UNHCR_URL',
  format: 'unhcr-population',
  paging: pagedByNumber(5_000),
  takes: ['country', 'years'],
  filter({ country, years }: PullFilters, now: Date): Record<string, string> {
    const thisYear = now.getUTCFullYear();
    const [from, to] = years ?? [thisYear - YEARS_BEFORE, thisYear];
    return {
      yearFrom: String(from),
      yearTo: String(to),
      // Each country of origin, and of asylum, in a row of its own.
      coo_all: 'true',
      ...(country === null ? { coa_all: 'true' } : { coa: country, cf_type: 'ISO' }),
    };
  },
} as const;
