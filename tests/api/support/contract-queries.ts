import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFacts, type OpenEmptyStore, type OpenedStore } from '../../contract/context.ts';
import { type Api, apiOn } from './api-on.ts';
import { expectRecorded, queryText } from './recorded.ts';
import { world } from './world.ts';

/** The queries of the contract, word for word, with their recorded answers: the same on every store, to the byte. */
export const CONTRACT_QUERIES: Record<string, Record<string, unknown>> = {
  gaps: { trail: 'central-test' },
  continuity: { from: 'Agadez', to: 'Lampedusa' },
  network: { network: 'net-test' },
  entities: {},
  facts: { asOf: '2026-11-01' },
  'what-if': {
    changes: [
      { closeService: { code: 'health-tripoli' } },
      { closeLeg: { from: 'sabha', to: 'tripoli' } },
      { openService: { serviceType: 'RFL', stop: 'dirkou' } },
    ],
    trails: ['central-test'],
  },
  plan: {},
};

/** The query as the contract has it, asked about the trail of the tests' world. */
export const contractText = (name: string) =>
  queryText(name).replace('central-mediterranean', 'central-test');

export function contractQueries(storeName: string, openEmptyStore: OpenEmptyStore): void {
  describe(`the queries of the contract on ${storeName}`, () => {
    let opened: OpenedStore;
    let api: Api;
    beforeAll(async () => {
      opened = await openEmptyStore();
      await loadFacts(opened.store, world());
      api = await apiOn(opened.store);
    });
    afterAll(async () => {
      await api?.close();
      await opened?.close();
    });

    it.each(Object.entries(CONTRACT_QUERIES))('%s gives its recorded answer', async (name, variables) => {
      const { status, body } = await api.ask(contractText(name), variables);
      expect(body.errors).toBeUndefined();
      expect(status).toBe(200);
      expectRecorded(name, body);
    });

    it.each([
      ['{ services(first: 1) { totalCount nodes { code } } }', true],
      ['{ services(first: 1, filter: { country: "NER" }) { totalCount } }', false],
      ['{ country(code: "LBY") { services(first: 1) { totalCount } } }', true],
      ['{ country(code: "NER") { services(first: 1) { totalCount } } }', false],
    ])('%s says whether a made-up fact is counted, on the page or not: %s', async (query, marked) => {
      const { body } = await api.ask(query);
      expect(body.errors).toBeUndefined();
      expect(body.extensions?.['illustrative'] !== undefined).toBe(marked);
    });

    it('says the revision in a header', async () => {
      const { headers } = await api.ask('{ about { revision } }');
      expect(headers['trailcare-revision']).toBe('1');
    });
  });
}
