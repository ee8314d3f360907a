import { expect } from 'vitest';
import { STEWARD_OF_ALL } from '../../graph/model/viewer.ts';
import { openStore } from '../../graph/open-store.ts';
import {
  API_RELEASE,
  FINDER_RELEASE,
  POPSTATS_RELEASE,
  type Sums,
  applicationSums,
  migrantSums,
  unhcrSums,
} from './population-sums.ts';
import { realFile } from './real-data.ts';
import { expectAsDocumented } from './real-files-doc.ts';
import { runCli } from './run-cli.ts';

/** The real files of people by country, with what each becomes by hand count and by a script that knows no loader. */
export const POPULATION_FILES: Readonly<
  Record<
    string,
    { format: string; rows: number; rejected: number; blank: number; sums: (file: string) => Sums }
  >
> = {
  '01': {
    format: 'unhcr-population',
    rows: 35_563,
    rejected: 0,
    blank: 0,
    sums: (file) => unhcrSums(file, API_RELEASE),
  },
  '02': {
    format: 'unhcr-population',
    rows: 48_731,
    rejected: 0,
    blank: 0,
    sums: (file) => unhcrSums(file, FINDER_RELEASE),
  },
  // Rejected: 55 without a country of stay, a return between no countries, one without an origin. Blank: nothing but `*` and 0.
  '03': {
    format: 'unhcr-population',
    rows: 103_746,
    rejected: 57,
    blank: 2_633,
    sums: (file) => unhcrSums(file, POPSTATS_RELEASE),
  },
  '04': { format: 'unhcr-population', rows: 24_309, rejected: 0, blank: 0, sums: applicationSums },
  // Rejected: 51 groups and the Channel Islands in each of seven years. Blank: countries without any number in a year.
  '05': { format: 'undesa-stock', rows: 1_981, rejected: 7 * 52, blank: 15, sums: migrantSums },
};

/** Those of more than 30,000 rows: `npm test` leaves them to `npm run soak`, of which CI runs that file. */
export const LARGE_POPULATION_FILES: readonly string[] = Object.keys(POPULATION_FILES)
  .filter((number) => POPULATION_FILES[number]!.rows > 30_000)
  .toSorted();

interface Summary {
  format: string;
  rows: number;
  accepted: number;
  unchanged: number;
  rejected: number;
  blank: number;
  duplicate: number;
  revision: number;
  warnings: { code: string; count: number }[];
}

export interface PopulationLoad {
  readonly seconds: number;
  readonly withheld: number;
}

/** Loads one file twice: every row has one end, the second load changes nothing, and the graph's sums are those of the script. */
export async function loadPopulation(
  number: string,
  store: string,
  env: Readonly<Record<string, string>> = {},
): Promise<PopulationLoad> {
  const { sums, ...expected } = POPULATION_FILES[number]!;
  const file = realFile(number);
  const source = `people-${number}`;
  const args = ['load', '--json', '--source', source, file];
  const startedMs = performance.now();
  const first = await runCli(store, args, '', env);
  const seconds = (performance.now() - startedMs) / 1000;
  expect(first).not.toMatchObject({ out: '' });
  const summary = JSON.parse(first.out) as Summary;
  expect(summary).toMatchObject({ ...expected, unchanged: 0, duplicate: 0 });
  expect(summary.accepted + summary.rejected + summary.blank).toBe(expected.rows);

  const byScript = sums(file);
  expect(byScript.rows).toBe(expected.rows);
  expect(Object.fromEntries(await graphSums(store, source, env))).toEqual(
    Object.fromEntries(byScript.people),
  );

  const second = JSON.parse((await runCli(store, args, '', env)).out) as Summary;
  expect(second).toMatchObject({
    ...expected,
    accepted: 0,
    unchanged: summary.accepted,
    revision: summary.revision,
  });
  expectAsDocumented([number], summary, second);
  const withheld = summary.warnings.find(({ code }) => code === 'WITHHELD')?.count ?? 0;
  expect(withheld).toBe(byScript.withheld);
  return { seconds, withheld };
}

/** People by `DEFINITION year`, added up over the facts of a source as the store gives them. */
export async function graphSums(
  url: string,
  source: string,
  env: Readonly<Record<string, string>>,
): Promise<Map<string, number>> {
  const store = await openStore(url, env);
  try {
    const reading = { revision: await store.revision(), viewer: STEWARD_OF_ALL };
    const sums = new Map<string, number>();
    const add = (key: string, people: number) => people > 0 && sums.set(key, (sums.get(key) ?? 0) + people);
    for await (const facts of store.scan('Stock', reading))
      for (const fact of facts)
        if (fact.source === source) add(`${fact.definition} ${fact.onDate.slice(0, 4)}`, fact.people);
    for await (const facts of store.scan('Flow', reading))
      for (const fact of facts)
        if (fact.source === source)
          add(`${fact.definition} ${fact.periodTo.slice(0, 4)}`, fact.peoplePerYear);
    return sums;
  } finally {
    await store.close();
  }
}
