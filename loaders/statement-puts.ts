import { TrailcareError } from '../graph/errors.ts';
import { STEWARD_OF_ALL } from '../graph/model/viewer.ts';
import type { GraphStore, Reading } from '../graph/store.ts';
import { type Area, type CompletenessClaim, findArea, statementOf } from './completeness.ts';
import { latestAsOf } from './own-facts.ts';
import type { LoadInput } from './load-input.ts';
import { type SeenRows, factOf, kindNumber } from './seen-rows.ts';
import type { Put } from './source-format.ts';

/** Statement facts of `--complete-for`, for the source of the first file, as of `--as-of` or the file's latest day. */
export async function statementPuts(
  store: GraphStore,
  seen: SeenRows,
  claims: readonly CompletenessClaim[],
  input: LoadInput,
): Promise<Put[]> {
  if (claims.length === 0) return [];
  const { source, visibility } = input.options;
  const asOf = input.options.asOf ?? latestAsOf(seen, source);
  if (asOf === null) {
    throw new TrailcareError(
      'BAD_INPUT',
      '--complete-for needs --as-of: the day on which the list was complete, which the file does not say.',
      { argument: '--as-of' },
    );
  }
  const reading: Reading = { revision: await store.revision(), viewer: STEWARD_OF_ALL };
  const puts: Put[] = [];
  for (const claim of claims) {
    await requireCountry(store, seen, claim.country, reading);
    const area =
      claim.area === null
        ? null
        : findArea(claim.area, claim.country, await areasOf(store, seen, claim.country, reading));
    const serviceTypes = await typesOf(store, seen, claim, reading);
    puts.push(['Statement', statementOf(claim, { area, serviceTypes, source, asOf, visibility })]);
  }
  return puts;
}

async function requireCountry(
  store: GraphStore,
  seen: SeenRows,
  country: string,
  reading: Reading,
): Promise<void> {
  const found = await store.get('Country', [country], reading);
  if (found.size > 0 || staged(seen, 'Country').some(({ code }) => code === country)) return;
  throw new TrailcareError(
    'BAD_INPUT',
    `--complete-for: there is no country ${JSON.stringify(country)}. Use its ISO 3166 alpha-3 code, as ETH.`,
    { argument: '--complete-for', value: country },
  );
}

async function areasOf(
  store: GraphStore,
  seen: SeenRows,
  country: string,
  reading: Reading,
): Promise<Area[]> {
  const areas = new Map<string, Area>();
  for (const fact of staged(seen, 'AdminArea')) {
    if (fact['country'] === country) areas.set(fact.code, fact as unknown as Area);
  }
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof store.page<'AdminArea'>>> = await store.page(
      'AdminArea',
      { where: [{ test: 'in', field: 'country', values: [country] }], first: 1000, after },
      reading,
    );
    for (const fact of page.facts) areas.set(fact.code, fact);
    after = page.hasNextPage ? page.facts.at(-1)!.code : null;
  } while (after !== null);
  return [...areas.values()];
}

async function typesOf(
  store: GraphStore,
  seen: SeenRows,
  claim: CompletenessClaim,
  reading: Reading,
): Promise<string[]> {
  const known = new Map<string, boolean>();
  for (const fact of staged(seen, 'ServiceType')) known.set(fact.code, fact['countsAsService'] === true);
  for await (const batch of store.scan('ServiceType', reading)) {
    for (const { code, countsAsService, responseType } of batch)
      known.set(code, countsAsService && responseType !== null);
  }
  if (claim.serviceTypes === 'ALL') return [...known].filter(([, counts]) => counts).map(([code]) => code);
  const unknown = claim.serviceTypes.find((code) => !known.has(code));
  if (unknown === undefined) return [...claim.serviceTypes];
  throw new TrailcareError(
    'BAD_INPUT',
    `--complete-for: there is no service type ${JSON.stringify(unknown)}. Known: ${[...known.keys()].toSorted().join(', ')}.`,
    { argument: '--complete-for', value: unknown },
  );
}

function staged(seen: SeenRows, kind: 'Country' | 'AdminArea' | 'ServiceType') {
  return seen.db
    .prepare<[number], { json: string }>('SELECT json FROM facts WHERE kind = ? GROUP BY code')
    .all(kindNumber.get(kind)!)
    .map(({ json }) => factOf(json));
}
