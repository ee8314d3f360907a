import { TrailcareError } from '../graph/errors.ts';
import type { AnyFact, Fact } from '../graph/model/kinds.ts';
import type { GraphStore, Page, Reading } from '../graph/store.ts';
import type { Area, CompletenessClaim } from './completeness.ts';
import { type SeenRows, factOf, kindNumber } from './seen-rows.ts';

/** Whether a service type may be claimed by ALL, and whether it is restricted. */
interface ClaimType {
  readonly counts: boolean;
  readonly restricted: boolean;
}
export type ClaimTypes = ReadonlyMap<string, ClaimType>;

export async function requireClaimedCountry(
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

export async function areasOf(
  store: GraphStore,
  seen: SeenRows,
  country: string,
  reading: Reading,
): Promise<Map<string, Area>> {
  const areas = new Map<string, Area>();
  for (const fact of staged(seen, 'AdminArea')) {
    if (fact['country'] === country) areas.set(fact.code, fact as unknown as Area);
  }
  for (const fact of await ofCountry(store, 'AdminArea', country, reading)) areas.set(fact.code, fact);
  return areas;
}

export async function serviceTypesOf(
  store: GraphStore,
  seen: SeenRows,
  reading: Reading,
): Promise<ClaimTypes> {
  const types = new Map<string, ClaimType>();
  const add = ({ code, countsAsService, responseType, restricted }: AnyFact): void =>
    void types.set(code, {
      counts: countsAsService === true && responseType !== null,
      restricted: restricted === true,
    });
  staged(seen, 'ServiceType').forEach(add);
  for await (const batch of store.scan('ServiceType', reading)) batch.forEach(add);
  return types;
}

export function claimedTypes({ serviceTypes }: CompletenessClaim, types: ClaimTypes): readonly string[] {
  if (serviceTypes === 'ALL') return [...types].filter(([, { counts }]) => counts).map(([code]) => code);
  const unknown = serviceTypes.find((code) => !types.has(code));
  if (unknown === undefined) return serviceTypes;
  throw new TrailcareError(
    'BAD_INPUT',
    `--complete-for: there is no service type ${JSON.stringify(unknown)}. Known: ${[...types.keys()].toSorted().join(', ')}.`,
    { argument: '--complete-for', value: unknown },
  );
}

function staged(seen: SeenRows, kind: 'Country' | 'AdminArea' | 'ServiceType') {
  return seen.db
    .prepare<[number], { json: string }>('SELECT json FROM facts WHERE kind = ? GROUP BY code')
    .all(kindNumber.get(kind)!)
    .map(({ json }) => factOf(json));
}

/** All facts of a country, however many pages they are. */
export async function ofCountry<N extends 'AdminArea' | 'Statement'>(
  store: GraphStore,
  kind: N,
  country: string,
  reading: Reading,
): Promise<Fact<N>[]> {
  const facts: Fact<N>[] = [];
  const where = [{ test: 'in' as const, field: 'country', values: [country] }];
  for (let after: string | null | undefined = null; after !== undefined;) {
    const page: Page<Fact<N>> = await store.page(
      kind,
      { where, first: 1000, after, counted: false },
      reading,
    );
    facts.push(...page.facts);
    after = page.hasNextPage ? page.facts.at(-1)!.code : undefined;
  }
  return facts;
}
