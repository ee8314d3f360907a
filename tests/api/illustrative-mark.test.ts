import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fact } from '../../graph/model/kinds.ts';
import { loadSeeds } from '../../loaders/seed.ts';
import { loadFacts, type OpenedStore } from '../contract/context.ts';
import { fact } from '../contract/facts.ts';
import { type Api, apiOn } from './support/api-on.ts';
import { queryText } from './support/recorded.ts';
import { openEmptySqliteStore } from './support/stores.ts';
import { withApi } from './support/with-api.ts';
import { world } from './support/world.ts';

const MARK = [
  { code: 'illustrative', publisher: 'Illustrative, not real', dataset: 'Illustrative, not real' },
];

/** What an answer says of made-up facts, and whether body and header agree. */
async function markOf(api: Api, query: string, variables: Record<string, unknown> = {}) {
  const { body, headers } = await api.ask(query, variables);
  expect(body.errors).toBeUndefined();
  const mark = body.extensions?.['illustrative'];
  expect(headers['trailcare-illustrative'] === 'true').toBe(mark !== undefined);
  return mark;
}

/** The queries of the contract, on a trail and between stops for which the demonstration has facts. */
const QUERIES: [string, Record<string, unknown>][] = [
  ['gaps', { trail: 'central-mediterranean' }],
  ['continuity', { from: 'agadez-ner', to: 'lampedusa-ita' }],
  ['entities', {}],
  ['facts', { asOf: '2026-11-01' }],
];

describe.each([
  ['with the demonstration', true],
  ['without the demonstration', false],
])('on the bundled seeds %s', (_, demonstration) => {
  let opened: OpenedStore;
  let api: Api;
  beforeAll(async () => {
    opened = await openEmptySqliteStore();
    await loadSeeds(opened.store, { demonstration });
    api = await apiOn(opened.store);
  });
  afterAll(async () => {
    await api?.close();
    await opened?.close();
  });

  it.each(QUERIES)('%s says whether it rests on it', async (name, variables) => {
    expect(await markOf(api, queryText(name), variables)).toEqual(demonstration ? MARK : undefined);
  });

  it.each(['ukraine-neighbours', 'horn-to-gulf'])(
    'the whole of %s, which no made-up fact touches, is not marked',
    async (trail) => {
      const { body } = await api.ask('query($trail: String!) { trail(code: $trail) { code } }', { trail });
      expect(body.data).toEqual({ trail: { code: trail } });
      expect(await markOf(api, queryText('gaps'), { trail })).toBeUndefined();
    },
  );

  it('places and service types alone are not marked', async () => {
    const query =
      '{ trail(code: "central-mediterranean") { stops { code roles } legs { km } countries { roles } } serviceTypes { code } countries { totalCount } }';
    expect(await markOf(api, query)).toBeUndefined();
  });
});

describe('an answer is marked', () => {
  const madeUp = fact('Branch', 'b-made-up', {
    name: 'Made up',
    kind: 'OTHER',
    nationalSociety: 'ns-eth',
    country: 'ETH',
    source: 'illustrative',
  });
  const facts = world();
  const { api } = withApi({ facts: { ...facts, Branch: [...facts.Branch!, madeUp] } });

  it.each([
    ['a made-up service', '{ service(code: "health-tripoli") { code } }', true],
    ['a real one', '{ service(code: "health-agadez") { code } }', false],
    ['a made-up service deep inside', '{ stop(code: "tripoli") { services { nodes { code } } } }', true],
    [
      'a page that ends before the made-up fact',
      '{ services(first: 1) { nodes { code } totalCount } }',
      true,
    ],
    ['a list without it', '{ services(first: 1, filter: { country: "NER" }) { totalCount } }', false],
    [
      'a list below an object, cut short',
      '{ country(code: "LBY") { services(first: 1) { totalCount } } }',
      true,
    ],
    ['a list below another object', '{ country(code: "NER") { services(first: 1) { totalCount } } }', false],
    ['numbers of facts', '{ about { counts } }', true],
    ['no numbers', '{ about { version } }', false],
    [
      'who has made up something',
      '{ about { illustrativeSources { code } } sources { nodes { code } } }',
      false,
    ],
    ['a status alone', '{ coverage(countries: ["LBY"]) { summary { served } } }', true],
    ['a status of another country', '{ coverage(countries: ["ITA"]) { summary { served } } }', false],
    ['care along a journey', '{ continuity(from: "sabha", to: "lampedusa") { journeys { km } } }', true],
    ['a way alone', '{ journeys(from: "sabha", to: "lampedusa") { journeys { km } } }', false],
    ['what is known', '{ dataAvailability(countries: ["LBY"]) { services } }', true],
    ['what is known elsewhere', '{ dataAvailability(countries: ["NER"]) { services } }', false],
  ])('%s', async (_, query, marked) => {
    expect(await markOf(api(), query)).toEqual(marked ? MARK : undefined);
  });

  it('an error that suggests a made-up fact is no answer that rests on it', async () => {
    const { body } = await api().ask('{ branch(code: "b-made-down") { code } }');
    expect(body.errors![0]!.message).toContain('b-made-up');
    expect(body.extensions).toBeUndefined();
  });
});

describe('what a source says of itself', () => {
  it('membership of a trail that is made up marks the trail', async () => {
    const facts = world();
    const opened = await openEmptySqliteStore();
    const membership = { trail: 'made-up', stop: 'agadez', source: 'illustrative' };
    await loadFacts(opened.store, {
      ...facts,
      Trail: [...facts.Trail!, fact('Trail', 'made-up', { name: 'Made up', source: 'test-publisher' })],
      TrailStop: [...facts.TrailStop!, fact('TrailStop', 'made-up/agadez', membership)],
    });
    const api = await apiOn(opened.store);
    try {
      expect(await markOf(api, '{ trail(code: "made-up") { name } }')).toBeUndefined();
      expect(await markOf(api, '{ trail(code: "made-up") { stops { code } } }')).toEqual(MARK);
    } finally {
      await api.close();
      await opened.close();
    }
  });

  it('a source that ceases to be illustrative at a later revision marks nothing from then on', async () => {
    const facts = world();
    const opened = await openEmptySqliteStore();
    await loadFacts(opened.store, facts);
    const api = await apiOn(opened.store);
    const query = '{ service(code: "health-tripoli") { code } }';
    try {
      expect(await markOf(api, query)).toEqual(MARK);
      const real = facts.Source!.map((source) => ({ ...source, illustrative: false }) as Fact<'Source'>);
      await loadFacts(opened.store, { Source: real });
      await api.refresh();
      expect(await markOf(api, query)).toBeUndefined();
    } finally {
      await api.close();
      await opened.close();
    }
  });
});
