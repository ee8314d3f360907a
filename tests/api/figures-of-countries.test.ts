import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphStore } from '../../graph/store.ts';
import { loadFacts, type OpenedStore } from '../contract/context.ts';
import { fact as plainFact } from '../contract/facts.ts';
import { apiOn } from './support/api-on.ts';
import { openEmptySqliteStore } from './support/stores.ts';
import { world } from './support/world.ts';

const SOURCE = 'test-publisher';
const fact = (kind: 'Stock' | 'Flow', code: string, stated: Record<string, unknown>) =>
  plainFact(kind, code, { source: SOURCE, visibility: 'PUBLIC', ...stated });

const stock = (code: string, stated: Record<string, unknown>) =>
  fact('Stock', code, { people: 10, onDate: '2025-12-31', definition: 'REFUGEES', ...stated });
const flow = (code: string, stated: Record<string, unknown>) =>
  fact('Flow', code, {
    peoplePerYear: 7,
    periodFrom: '2025-01-01',
    periodTo: '2025-12-31',
    definition: 'APPLICATIONS',
    ...stated,
  });

const FIGURES = {
  Stock: [
    stock('s1', { country: 'NER', origin: 'LBY', people: 900_000 }),
    stock('s2', { country: 'NER', originWords: 'Stateless', definition: 'STATELESS' }),
    stock('s3', { country: 'NER' }),
    stock('s4', { country: 'ITA', origin: 'NER' }),
    stock('hidden', { country: 'NER', origin: 'ITA', visibility: 'RESTRICTED' }),
  ],
  Flow: [
    flow('f1', { origin: 'NER', destination: 'ITA', counted: 'app_type N' }),
    flow('f2', { originWords: 'Unknown', destination: 'ITA' }),
    flow('f3', { origin: 'ITA', destinationWords: 'Unknown', definition: 'RETURNED_REFUGEES' }),
  ],
};

const LISTS = `stocks(first: 2) { totalCount nodes { code people definition onDate stop { code } country { code } origin { code } originWords } }
  stocksFrom { totalCount nodes { code country { code } } }
  flowsOut { totalCount nodes { code destination { code } destinationWords counted } }
  flowsIn { totalCount nodes { code origin { code } originWords } }`;

describe('figures of a country', () => {
  let opened: OpenedStore;
  let api: Awaited<ReturnType<typeof apiOn>>;
  const calls: string[] = [];
  beforeAll(async () => {
    opened = await openEmptySqliteStore();
    await loadFacts(opened.store, world());
    await loadFacts(opened.store, FIGURES);
    api = await apiOn(
      new Proxy(opened.store, {
        get(target, name: keyof GraphStore) {
          const method: unknown = target[name];
          if (typeof method !== 'function') return method;
          return (...given: unknown[]) => {
            calls.push(typeof given[0] === 'string' ? `${name} ${given[0]}` : name);
            return (method as (...all: unknown[]) => unknown).apply(target, given);
          };
        },
      }),
    );
  });
  afterAll(async () => {
    await api.close();
    await opened.close();
  });

  it('are lists with counts, by country of stay and by origin; what may not be read is not counted', async () => {
    const { body } = await api.ask(`{ country(code: "NER") { ${LISTS} } }`);
    expect(body.errors).toBeUndefined();
    const country = (body.data as Record<string, Record<string, unknown>>)['country']!;
    const at = { onDate: '2025-12-31', stop: null, country: { code: 'NER' } };
    expect(country['stocks']).toEqual({
      totalCount: 3,
      nodes: [
        {
          ...at,
          code: 's1',
          people: 900_000,
          definition: 'REFUGEES',
          origin: { code: 'LBY' },
          originWords: null,
        },
        { ...at, code: 's2', people: 10, definition: 'STATELESS', origin: null, originWords: 'Stateless' },
      ],
    });
    expect(country['stocksFrom']).toEqual({
      totalCount: 1,
      nodes: [{ code: 's4', country: { code: 'ITA' } }],
    });
    expect(country['flowsOut']).toEqual({
      totalCount: 1,
      nodes: [{ code: 'f1', destination: { code: 'ITA' }, destinationWords: null, counted: 'app_type N' }],
    });
    expect(country['flowsIn']).toEqual({ totalCount: 0, nodes: [] });
  });

  it('keep the words of an end that is no country', async () => {
    const { body } = await api.ask(
      '{ country(code: "ITA") { flowsIn { nodes { code origin { code } originWords } } flowsOut { nodes { code destination { code } destinationWords } } } }',
    );
    expect(body.data).toEqual({
      country: {
        flowsIn: {
          nodes: [
            { code: 'f1', origin: { code: 'NER' }, originWords: null },
            { code: 'f2', origin: null, originWords: 'Unknown' },
          ],
        },
        flowsOut: { nodes: [{ code: 'f3', destination: null, destinationWords: 'Unknown' }] },
      },
    });
  });

  it('of all countries take one store call each', async () => {
    calls.length = 0;
    const { body } = await api.ask(`{ countries { nodes { code ${LISTS.replace('(first: 2)', '')} } } }`);
    expect(body.errors).toBeUndefined();
    expect(calls.filter((call) => call.startsWith('pagesBy')).toSorted()).toEqual([
      'pagesBy Flow',
      'pagesBy Flow',
      'pagesBy Stock',
      'pagesBy Stock',
    ]);
  });

  it('are no people present at a stop, and nobody per year on a trail', async () => {
    const question = `{ coverage(countries: ["NER"], asOf: "2026-11-01") { gaps(first: 1000) { nodes { peoplePerYear peoplePresent figures { fact { code } } } } } }`;
    const { body } = await api.ask(question);
    expect(body.errors).toBeUndefined();
    const { nodes } = (body.data as Record<string, { gaps: { nodes: Record<string, unknown>[] } }>)[
      'coverage'
    ]!.gaps;
    expect(nodes.length).toBeGreaterThan(0);
    const codes = nodes.flatMap(({ figures }) =>
      (figures as { fact: { code: string } }[]).map((one) => one.fact.code),
    );
    expect(codes).toContain('stock-1');
    expect(codes.filter((code) => /^[sf]\d$/u.test(code))).toEqual([]);
    expect(
      nodes.filter(({ peoplePresent, peoplePerYear }) => peoplePresent === 900_000 || peoplePerYear === 7),
    ).toEqual([]);
  });
});
