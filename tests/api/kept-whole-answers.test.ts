import { afterEach, describe, expect, it } from 'vitest';
import { KEPT_ROOT_FIELDS } from '../../api/answers/kept-root-fields.ts';
import { buildSchema } from '../../api/build-schema.ts';
import type { GraphStore } from '../../graph/store.ts';
import { load, loadFacts, type OpenedStore } from '../contract/context.ts';
import { type Api, apiOn } from './support/api-on.ts';
import { openEmptySqliteStore } from './support/stores.ts';
import { withKeys } from './support/with-keys.ts';
import { world } from './support/world.ts';

const BRANCHES = `query ($first: Int!, $after: String) { branches(first: $first, after: $after) {
  totalCount pageInfo { endCursor } nodes { code name country { code name } services { nodes { code } } } } }`;

/** How often each was told as what, since the API began: of the whole process, so differences count. */
async function counts(api: Api): Promise<Record<string, number>> {
  const { text } = await api.get('/metrics');
  const lines = [...text.matchAll(/^trailcare_kept_answers_total\{how="(\w+)"\} (\d+)$/gmu)];
  return Object.fromEntries(lines.map(([, how, count]) => [how!, Number(count)]));
}

async function toldAs(api: Api, ask: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await counts(api);
  await ask();
  const after = await counts(api);
  const differences = Object.entries(after).map(([how, count]) => [how, count - (before[how] ?? 0)] as const);
  return Object.fromEntries(differences.filter(([, count]) => count > 0));
}

describe('an answer that is kept', () => {
  const { api, store, keyFor } = withKeys(openEmptySqliteStore, { each: true });
  const ask = (query: string, variables = {}, headers = {}) => api().ask(query, variables, headers);

  it('is told again as it was, with the same headers', async () => {
    const first = await ask(BRANCHES, { first: 2 });
    const again = { answer: first };
    expect(
      await toldAs(api(), async () => {
        again.answer = await ask(BRANCHES, { first: 2 });
      }),
    ).toEqual({ kept: 1 });
    expect(again.answer.text).toBe(first.text);
    expect(first.body.errors).toBeUndefined();
    const told = ({ headers }: typeof first) => ({ ...headers, date: '', 'content-length': '' });
    expect(told(again.answer)).toEqual(told(first));
    expect(again.answer.headers).toHaveProperty('trailcare-cost');
    // As one that keeps nothing tells it.
    const fresh = await apiOn(store(), { env: { TRAILCARE_KEPT_ANSWERS_MB: '0' } });
    expect((await fresh.ask(BRANCHES, { first: 2 })).text).toBe(first.text);
    expect(await toldAs(fresh, () => fresh.ask(BRANCHES, { first: 2 }))).toEqual({ computed: 1 });
    await fresh.close();
  });

  it('is of its variables, document and operation alone', async () => {
    await ask(BRANCHES, { first: 2 });
    const two = `query A { stops(first: 1) { nodes { code } } } query B { stops(first: 2) { nodes { code } } }`;
    const named = async (operationName: string) => {
      const payload = JSON.stringify({ query: two, operationName });
      return (await api().post('/graphql', payload, { 'content-type': 'application/json' })).text;
    };
    expect(
      await toldAs(api(), async () => {
        expect((await ask(BRANCHES, { first: 1 })).text).not.toBe((await ask(BRANCHES, { first: 2 })).text);
        expect(await named('A')).not.toBe(await named('B'));
      }),
    ).toEqual({ computed: 3, kept: 1 });
  });

  it('is of one day', async () => {
    const query = '{ coverage(all: true, serviceTypes: ["RFL"]) { asOf } }';
    expect((await ask(query)).text).toContain('2026-11-02');
    api().setNow('2026-11-03T00:00:00Z');
    expect((await ask(query)).text).toContain('2026-11-03');
  });

  it('is of readers with the same rights, and of no other', async () => {
    const query = '{ services(first: 1000) { totalCount nodes { code visibility } } about { reader } }';
    const as = async (roles: string[]) => ({ authorization: `Bearer ${await keyFor(roles)}` });
    const everybody = [{}, await as([]), await as(['steward:ns-lby']), await as(['steward:ns-eth'])];
    const first = [];
    for (const headers of everybody) first.push((await ask(query, {}, headers)).text);
    expect(new Set(first).size).toBeGreaterThan(1);
    const again = [];
    for (const headers of everybody) again.push((await ask(query, {}, headers)).text);
    expect(again).toEqual(first);
    const alone = await apiOn(store(), { env: { TRAILCARE_KEPT_ANSWERS_MB: '0' } });
    const fresh = [];
    for (const headers of everybody) fresh.push((await alone.ask(query, {}, headers)).text);
    expect(again).toEqual(fresh);
    await alone.close();
  });

  it('is gone with the next load, and so is what the load hid, on pages of the past too', async () => {
    const page = (after: string | null = null) => ask(BRANCHES, { first: 1, after });
    const first = await page();
    const { branches } = first.body.data as { branches: { pageInfo: { endCursor: string } } };
    const second = await page(branches.pageInfo.endCursor);
    expect(second.body.errors).toBeUndefined();
    const [hidden] = (second.body.data as { branches: { nodes: { code: string }[] } }).branches.nodes;
    const anybody = { authorization: `Bearer ${await keyFor([])}` };
    const one = `{ branch(code: ${JSON.stringify(hidden!.code)}) { code } }`;
    expect((await ask(one, {}, anybody)).body.errors).toBeUndefined();
    const seen = await ask(BRANCHES, { first: 9 }, anybody);
    expect(seen.text).toContain(hidden!.code);
    const [fact] = (await store().get('Branch', [hidden!.code], await newest(store()))).values();
    await load(store(), (session) => session.put('Branch', [{ ...fact!, visibility: 'RESTRICTED' }]));
    await api().refresh();
    expect((await page(branches.pageInfo.endCursor)).text).not.toContain(hidden!.code);
    expect((await ask(BRANCHES, { first: 9 }, anybody)).text).not.toContain(hidden!.code);
    expect((await ask(one, {}, anybody)).body.errors).toHaveLength(1);
  });

  it('is not one with errors', async () => {
    const query = '{ branch(code: "nowhere") { code } stops(first: 1) { nodes { code } } }';
    const first = await ask(query);
    expect(first.body.errors).toHaveLength(1);
    expect(await toldAs(api(), () => ask(query))).toEqual({ computed: 1 });
  });

  it.each([
    ['about whose time of loading is read from the log', '{ about { loadedAt } }'],
    [
      'of a fact’s version, which those alone are told who may change it',
      '{ branches(first: 1) { nodes { version } } }',
    ],
  ])('is not one %s', async (_, query) => {
    expect((await ask(query)).body.errors).toBeUndefined();
    expect(await toldAs(api(), () => ask(query))).toEqual({ computed: 1 });
  });

  it.each([
    '{ me { roles } }',
    '{ scenarios { totalCount } about { reader } }',
    '{ proposals { totalCount } }',
  ])('is not one of records or of the account, and is not looked for: %s', async (query) => {
    await ask(query);
    expect(await toldAs(api(), () => ask(query))).toEqual({});
  });

  it('is no mutation’s', async () => {
    const query = 'mutation { deleteScenario(code: "none", expectedVersion: 1) { code } }';
    expect(await toldAs(api(), () => ask(query))).toEqual({});
  });

  it('is still refused to who may not read it: criticalServices', async () => {
    const query = '{ criticalServices(serviceTypes: ["RFL"], first: 1) { nodes { kmWithoutCare } } }';
    await ask(query);
    const { body } = await ask(query, {}, { authorization: `Bearer ${await keyFor([])}` });
    expect(body.errors).toHaveLength(1);
  });

  it('is computed once for those who ask at the same time', async () => {
    const asked = async () => {
      const answers = await Promise.all(Array.from({ length: 5 }, () => ask(BRANCHES, { first: 3 })));
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    };
    // Whose turn comes when it is there is told it as it was kept.
    const { computed, joined = 0, kept = 0 } = await toldAs(api(), asked);
    expect({ computed, others: joined + kept }).toEqual({ computed: 1, others: 4 });
    expect(joined).toBeGreaterThan(0);
  });
});

describe('with made-up facts in the graph', () => {
  const opened: { store: OpenedStore | null; api: Api | null } = { store: null, api: null };
  afterEach(async () => {
    await opened.api?.close();
    await opened.store?.close();
  });

  it('an answer that rests on them is marked each time', async () => {
    opened.store = await openEmptySqliteStore();
    const facts = world();
    const sources = facts.Source!.map((source) => ({ ...source, illustrative: true }));
    await loadFacts(opened.store.store, { ...facts, Source: sources });
    opened.api = await apiOn(opened.store.store);
    const first = await opened.api.ask(BRANCHES, { first: 1 });
    expect(first.body.extensions).toHaveProperty('illustrative');
    const again = await opened.api.ask(BRANCHES, { first: 1 });
    expect(again.text).toBe(first.text);
    expect(again.headers['trailcare-illustrative']).toBe('true');
  });
});

describe('fields at the root', () => {
  /** What answers are not kept of, and why. */
  const NOT_KEPT = {
    audit: 'the log of loads',
    compareScenarios: 'records',
    job: 'records',
    me: 'the account',
    plan: 'its time allows more or less on a busy machine',
    proposals: 'records',
    scenario: 'records',
    scenarios: 'records',
    unreadableProposals: 'records',
  };

  it('are each decided: kept, or not for a reason', () => {
    const fields = Object.keys(buildSchema().getQueryType()!.getFields());
    const decided = [...Object.keys(NOT_KEPT), ...KEPT_ROOT_FIELDS].filter((name) => name !== '__typename');
    expect(decided.toSorted()).toEqual(fields.toSorted());
  });
});

const newest = async (store: GraphStore) => {
  const { STEWARD_OF_ALL: viewer } = await import('../../graph/model/viewer.ts');
  return { revision: await store.revision(), viewer };
};
