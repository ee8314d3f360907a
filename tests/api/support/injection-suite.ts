import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId } from '../../../api/global-id.ts';
import { loadFacts, type OpenEmptyStore, type OpenedStore } from '../../contract/context.ts';
import { type Api, apiOn } from './api-on.ts';
import { world } from './world.ts';

const CYPHER = [
  "' OR 1=1 //",
  "'}) DETACH DELETE n //",
  "' RETURN 0 AS x UNION MATCH (n) DETACH DELETE n RETURN 1 AS x //",
  '`) MATCH (n) SET n.code = "evil" //',
  '$revision',
  "\\' OR true //",
];
const SQL = [
  "' OR '1'='1",
  "'; DROP TABLE stop; --",
  "' UNION SELECT name FROM sqlite_master --",
  '" OR ""="',
  'x" OR 1=1 --',
  '%',
  '* OR name:*',
  'NEAR(a b)',
  'a"b*',
];

/** A place for a reader's text each: what it is looked up by, sorted by, gone on from, or looked for with. */
const PLACES: Record<string, string> = {
  'the code of a trail': '{ trail(code: $x) { code } }',
  'the code of a stop': '{ stop(code: $x) { code } }',
  'the code of a branch': '{ branch(code: $x) { code } }',
  'the code of a service': '{ service(code: $x) { code } }',
  'the code of a country': '{ country(code: $x) { code } }',
  'the code of a scenario': '{ scenario(code: $x) { code } }',
  'codes of a scope': '{ coverage(trails: [$x]) { asOf } }',
  'codes of service types': '{ coverage(all: true, serviceTypes: [$x]) { asOf } }',
  'the ends of a journey': '{ journeys(from: $x, to: $x) { asOf } }',
  'a filter': '{ branches(filter: { country: $x }) { nodes { code } } }',
  'a filter by a list': '{ branches(filter: { offers: [$x] }) { nodes { code } } }',
  'a filter by text': '{ branches(filter: { text: $x }) { nodes { code } } }',
  'a search': '{ search(text: $x) { nodes { __typename } } }',
  'a cursor': '{ branches(after: $x) { nodes { code } } }',
  'the name of an indicator': '{ indicatorLevels(name: $x) { asOf } }',
  'what is changed': '{ whatIf(changes: [{ closeService: { code: $x } }]) { opened { stop { code } } } }',
};

/** Nothing typed by a reader becomes code, on any store. */
export function injectionSuite(storeName: string, openEmptyStore: OpenEmptyStore): void {
  describe(`what a reader types, on ${storeName}`, () => {
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
    const whatIsThere = async () =>
      (await api.ask('{ about { revision counts } branches(first: 100) { nodes { code name } } }')).body.data;

    it.each([
      ['Cypher', CYPHER],
      ['SQL', SQL],
    ])('is no %s, wherever it stands', async (_, texts) => {
      const before = await whatIsThere();
      for (const [place, query] of Object.entries(PLACES)) {
        for (const text of texts) {
          const { body } = await api.ask(`query($x: String!) ${query}`, { x: text });
          const codes = (body.errors ?? []).map(({ extensions }) => extensions['code']);
          for (const code of codes) expect(['BAD_INPUT', 'NOT_FOUND'], `${place}: ${text}`).toContain(code);
          // Nothing is found by it.
          const [found] = Object.values(body.data ?? {});
          const nodes = (found as { nodes?: unknown[] } | null)?.nodes ?? [];
          if (found !== null) expect(nodes, `${place}: ${text}`).toEqual([]);
        }
      }
      for (const text of texts) {
        const ids = [globalId('Stop', text), globalId(`Stop' OR 1=1 //` as 'Stop', text)];
        const { body } = await api.ask('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
        expect(JSON.stringify(body)).not.toMatch(/INTERNAL_SERVER_ERROR/);
        const file = await api.get(`/export/services.csv?country=${encodeURIComponent(text)}`);
        expect([400, 404], text).toContain(file.status);
      }
      expect(await whatIsThere()).toEqual(before);
    });
  });
}
