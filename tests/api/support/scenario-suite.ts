import { describe, expect, it } from 'vitest';
import { load, type OpenEmptyStore } from '../../contract/context.ts';
import { type Answer } from './api-on.ts';
import { storedScenario } from './stored-scenario.ts';
import { errorOf, withKeys } from './with-keys.ts';

const MEASURES = 'before { kmInCare absent } after { kmInCare absent } difference { kmInCare absent }';
const FIELDS = `code version name shared own stale revision computedRevision computedAsOf asOf serviceTypes groups
  trails { code } changes { change applies problem }`;
const STORE = `mutation ($scenario: ScenarioInput!, $code: String, $version: Int) {
  storeScenario(scenario: $scenario, code: $code, version: $version) { ${FIELDS} answer { ${MEASURES} } } }`;
const DELETE = 'mutation ($code: String!, $version: Int!) { deleteScenario(code: $code, version: $version) }';
const RECOMPUTE = `mutation ($code: String!, $version: Int!) { recomputeScenario(code: $code, version: $version) { ${FIELDS} } }`;
const ONE = `query ($code: String!, $partly: Boolean) { scenario(code: $code) { ${FIELDS} answer(partly: $partly) { ${MEASURES} } } }`;
const LIST =
  'query ($first: Int, $after: String) { scenarios(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { code } } }';
const COMPARE = `query ($codes: [String!]!, $partly: Boolean) { compareScenarios(codes: $codes, partly: $partly) {
  revision sameQuestion sources { code } compared { scenario { code } problem answer { revision ${MEASURES} } } } }`;

const BOTH_CLOSE = [
  { closeService: { code: 'health-agadez' } },
  { closeService: { code: 'health-agadez-2' } },
];
const SCENARIO = {
  name: 'Agadez loses its clinics',
  changes: BOTH_CLOSE,
  trails: ['central-test'],
  serviceTypes: ['PRIMARY_HEALTH'],
  asOf: '2026-11-01',
};

interface Scenario {
  code: string;
  version: number;
  stale: boolean;
  own: boolean;
  revision: number;
  computedRevision: number;
  changes: { change: Record<string, unknown> | null; applies: boolean; problem: string | null }[];
  answer: Record<'before' | 'after' | 'difference', { kmInCare: number; absent: number }> | null;
}
interface Page {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string };
  nodes: { code: string }[];
}
const dataOf = ({ body }: Answer): unknown => {
  expect(body.errors).toBeUndefined();
  return Object.values(body.data!)[0];
};

const scenarioOf = (answer: Answer) => dataOf(answer) as Scenario;
const pageOf = (answer: Answer) => dataOf(answer) as Page;
const comparisonOf = (answer: Answer) => dataOf(answer) as { sources: object[] };

/** Named scenarios, on one store. */
export function scenarioSuite(storeName: string, openEmptyStore: OpenEmptyStore): void {
  describe(`scenarios on ${storeName}`, () => {
    const { store, api, keyFor } = withKeys(openEmptyStore, { each: true });
    const asking = async (roles: string[], scopes: ('read' | 'write' | 'admin')[] = ['read', 'write']) => {
      const key = await keyFor(roles, scopes);
      return (query: string, variables: Record<string, unknown> = {}) =>
        api().ask(query, variables, { authorization: `Bearer ${key}` });
    };
    const local = (query: string, variables: Record<string, unknown> = {}) => api().ask(query, variables);
    const stored = async (more: object = {}, ask = local) =>
      scenarioOf(await ask(STORE, { scenario: { ...SCENARIO, ...more } }));
    const endClinic = async () => {
      await load(store(), async (session) => {
        await session.end('Service', 'test-publisher', ['health-agadez']);
      });
      await api().refresh();
    };

    it('is stored with what it asks, gives what whatIf gives, and leaves an audit record and no revision', async () => {
      const revision = await store().revision();
      const scenario = await stored();
      expect(scenario).toMatchObject({
        version: 1,
        shared: false,
        own: true,
        stale: false,
        asOf: '2026-11-01',
        serviceTypes: ['PRIMARY_HEALTH'],
        groups: ['EVERYONE'],
        trails: [{ code: 'central-test' }],
        revision,
        computedRevision: revision,
        changes: BOTH_CLOSE.map((change) => ({ change, applies: true, problem: null })),
        answer: { difference: { kmInCare: -25, absent: 1 } },
      });
      expect(dataOf(await local(ONE, { code: scenario.code }))).toEqual(scenario);
      expect(await store().revision()).toBe(revision);
      const [record] = await store().listLoads({ first: 1 });
      expect(record).toMatchObject({
        actor: 'local',
        format: 'store scenario',
        source: 'scenarios',
        revision,
      });
      expect(JSON.parse(record!.summary)).toEqual({
        scenario: scenario.code,
        before: null,
        after: { shared: false, changes: 2, revision },
      });
    });

    it('of flows that nobody publishes has no person-km, and of what nobody knows no gap: nothing is 0 for being unknown', async () => {
      const fields =
        'before { personKmWithoutCare kmWithoutFlow } after { personKmWithoutCare unknown absent } difference { personKmWithoutCare personKmUnknown absent unknown } gone { km personKm } turnedUnknown { stop { code } }';
      const unknown = async (changes: object[]) => {
        const { code } = await stored({ changes });
        const { body } = await local(`{ scenario(code: "${code}") { answer { ${fields} } } }`);
        expect(body.errors).toBeUndefined();
        return (body.data!['scenario'] as { answer: Record<string, Record<string, number | null>> }).answer;
      };
      const legs = dataOf(await local('{ trail(code: "central-test") { legs { code } } }')) as {
        legs: { code: string }[];
      };
      const noFlows = legs.legs.map(({ code }) => ({ changeFlow: { code, peoplePerYear: null } }));
      const flowless = await unknown([...noFlows, { closeLeg: { from: 'agadez', to: 'dirkou' } }]);
      expect(flowless['before']!['personKmWithoutCare']).toBeGreaterThan(0);
      expect(flowless['after']!['personKmWithoutCare']).toBeNull();
      expect(flowless['difference']).toMatchObject({ personKmWithoutCare: null, personKmUnknown: null });
      // Nobody states a complete list of Libya's clinics: without the one of Tripoli nobody knows.
      const statusless = await unknown([{ closeService: { code: 'health-tripoli' } }]);
      expect(statusless['difference']).toMatchObject({ absent: 0, unknown: 1 });
      expect(statusless['turnedUnknown']).toEqual([{ stop: { code: 'tripoli' } }]);
    });

    it('is replaced and deleted in the version that was seen, and not in another', async () => {
      const { code } = await stored();
      const second = scenarioOf(
        await local(STORE, { scenario: { ...SCENARIO, changes: [BOTH_CLOSE[0]] }, code, version: 1 }),
      );
      expect(second).toMatchObject({ code, version: 2, answer: { difference: { kmInCare: 0 } } });
      const stale = { scenario: SCENARIO, code, version: 1 };
      expect(errorOf(await local(STORE, stale))).toMatchObject({ code: 'CONFLICT', currentVersion: 2 });
      expect(errorOf(await local(DELETE, { code, version: 1 }))).toMatchObject({ code: 'CONFLICT' });
      expect(dataOf(await local(DELETE, { code, version: 2 }))).toBe(code);
      expect(errorOf(await local(ONE, { code }))).toMatchObject({ code: 'NOT_FOUND' });
      expect(errorOf(await local(DELETE, { code, version: 2 }))).toMatchObject({ code: 'NOT_FOUND' });
      expect((await store().listLoads({ first: 3 })).map(({ format }) => format)).toEqual([
        'delete scenario',
        'replace scenario',
        'store scenario',
      ]);
    });

    it('is stale once the graph has changed, tells which change does not apply any more, and is computed anew', async () => {
      const scenario = await stored();
      await endClinic();
      const now = scenarioOf(await local(ONE, { code: scenario.code, partly: true }));
      expect(now).toMatchObject({ stale: true, computedRevision: scenario.revision });
      expect(now.revision).toBeGreaterThan(scenario.revision);
      expect(now.changes).toMatchObject([
        { change: BOTH_CLOSE[0], applies: false, problem: expect.stringContaining('health-agadez') },
        { change: BOTH_CLOSE[1], applies: true, problem: null },
      ]);
      // The other clinic alone serves now: closing it is what is left of the scenario.
      expect(now.answer).toMatchObject({ difference: { kmInCare: -25, absent: 1 } });
      const whole = await local(ONE, { code: scenario.code });
      expect(errorOf(whole)).toMatchObject({ code: 'BAD_INPUT', argument: 'partly' });
      expect(errorOf(whole).message).toContain('changes[0]');
      const refused = await local(RECOMPUTE, { code: scenario.code, version: 1 });
      expect(errorOf(refused)).toMatchObject({ code: 'BAD_INPUT', argument: 'changes[0].closeService.code' });
      const replaced = {
        scenario: { ...SCENARIO, changes: [BOTH_CLOSE[1]] },
        code: scenario.code,
        version: 1,
      };
      expect(dataOf(await local(STORE, replaced))).toMatchObject({ version: 2, stale: false });
      await load(store(), async (session) => {
        await session.end('Service', 'test-publisher', ['rfl-agadez']);
      });
      await api().refresh();
      const which = { code: scenario.code, version: 2 };
      expect(dataOf(await local(ONE, which))).toMatchObject({ stale: true });
      expect(dataOf(await local(RECOMPUTE, which))).toMatchObject({ version: 3, stale: false });
    });

    it('without a day of its own is stale on the next day', async () => {
      const { code, stale } = await stored({ asOf: null });
      expect(stale).toBe(false);
      api().setNow('2026-11-03T10:00:00Z');
      expect(dataOf(await local(ONE, { code }))).toMatchObject({ stale: true, computedAsOf: '2026-11-02' });
    });

    it('is its owner’s alone, unless it is shared with the Movement', async () => {
      const owner = await asking(['movement']);
      const [own, shared] = [await stored({}, owner), await stored({ shared: true }, owner)];
      const other = await asking(['steward:ns-eth']);
      const administrator = await asking(['administrator'], ['read', 'write', 'admin']);
      const anybody = await asking([]);
      for (const ask of [local, other, administrator]) {
        expect(dataOf(await ask(LIST))).toMatchObject({ totalCount: 1, nodes: [{ code: shared.code }] });
        expect(errorOf(await ask(ONE, { code: own.code }))).toMatchObject({ code: 'NOT_FOUND' });
        expect(errorOf(await ask(DELETE, { code: own.code, version: 1 })).code).toBe('NOT_FOUND');
        expect(errorOf(await ask(DELETE, { code: shared.code, version: 1 })).code).toBe('FORBIDDEN');
        expect(dataOf(await ask(ONE, { code: shared.code }))).toMatchObject({ own: false });
      }
      expect(dataOf(await owner(LIST))).toMatchObject({ totalCount: 2 });
      for (const [query, variables] of [
        [LIST, {}],
        [ONE, { code: shared.code }],
        [COMPARE, { codes: [shared.code] }],
        [STORE, { scenario: SCENARIO }],
        [DELETE, { code: own.code, version: 1 }],
      ] as const) {
        expect(errorOf(await anybody(query, variables)).code).toBe('FORBIDDEN');
      }
      const reader = await asking(['movement'], ['read']);
      expect(errorOf(await reader(STORE, { scenario: SCENARIO })).code).toBe('FORBIDDEN');
    });

    it('names to others nothing that they may not read: not by its changes, its trails or its errors', async () => {
      await load(store(), async (session) => {
        const bodies = {
          a: storedScenario({ changes: [{ closeService: { code: 'hidden-clinic' } }, BOTH_CLOSE[0]!] }),
          b: storedScenario({ trails: ['hidden-trail'] }),
        };
        for (const [code, body] of Object.entries(bodies)) {
          await session.putRecord('scenario', code, JSON.stringify(body), 0);
        }
      });
      expect(dataOf(await local(LIST))).toMatchObject({ nodes: [{ code: 'a' }] });
      const told = await local(ONE, { code: 'a', partly: true });
      expect(scenarioOf(told).changes).toMatchObject([
        { change: null, applies: false },
        { change: BOTH_CLOSE[0], applies: true },
      ]);
      const refused = await local(ONE, { code: 'a' });
      expect(errorOf(refused).code).toBe('BAD_INPUT');
      expect(told.text + refused.text).not.toContain('hidden');
    });

    it('is listed in pages', async () => {
      const codes = [];
      for (let n = 0; n < 3; n += 1) codes.push((await stored({ name: `Scenario ${n}` })).code);
      const first = pageOf(await local(LIST, { first: 2 }));
      const second = pageOf(await local(LIST, { first: 2, after: first.pageInfo.endCursor }));
      expect([...first.nodes, ...second.nodes].map(({ code }) => code)).toEqual(codes.toSorted());
      expect([first.totalCount, first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([
        3,
        true,
        false,
      ]);
    });

    it('stands beside others, with what each lacks', async () => {
      const first = await stored();
      const second = await stored({ changes: [BOTH_CLOSE[1]] });
      const other = await stored({ serviceTypes: ['RFL'], changes: [BOTH_CLOSE[1]] });
      const codes = [first.code, second.code];
      const same = comparisonOf(await local(COMPARE, { codes }));
      expect(same).toMatchObject({
        sameQuestion: true,
        compared: [
          { scenario: { code: first.code }, problem: null, answer: { difference: { kmInCare: -25 } } },
          { scenario: { code: second.code }, problem: null, answer: { difference: { kmInCare: 0 } } },
        ],
      });
      expect(same.sources.length).toBeGreaterThan(0);
      expect(dataOf(await local(COMPARE, { codes: [first.code, other.code] }))).toMatchObject({
        sameQuestion: false,
      });
      await endClinic();
      expect(dataOf(await local(COMPARE, { codes }))).toMatchObject({
        compared: [
          { answer: null, problem: expect.stringContaining('changes[0]') },
          { problem: null, answer: { difference: { kmInCare: -25 } } },
        ],
      });
      expect(dataOf(await local(COMPARE, { codes, partly: true }))).toMatchObject({
        compared: [
          { answer: { difference: { kmInCare: -25 } }, problem: expect.stringContaining('changes[0]') },
          { problem: null },
        ],
      });
      expect(errorOf(await local(COMPARE, { codes: [...codes, 'nowhere'] })).code).toBe('NOT_FOUND');
      expect(errorOf(await local(COMPARE, { codes: [] }))).toMatchObject({ argument: 'codes' });
    });

    it('is refused with what whatIf refuses and with a name that is none, and nothing is kept', async () => {
      const refusals: [more: object, code: string, argument: string][] = [
        [{ name: ' ' }, 'BAD_INPUT', 'name'],
        [{ name: 'Call +218 91 234 5678' }, 'BAD_INPUT', 'name'],
        [{ changes: [{ closeService: { code: 'nowhere' } }] }, 'BAD_INPUT', 'changes[0].closeService.code'],
        [{ trails: ['nowhere'] }, 'BAD_INPUT', 'trails'],
        [{ changes: Array.from({ length: 101 }, () => BOTH_CLOSE[0]) }, 'LIMIT_EXCEEDED', 'changes'],
      ];
      for (const [more, code, argument] of refusals) {
        const refused = errorOf(await local(STORE, { scenario: { ...SCENARIO, ...more } }));
        expect(refused).toMatchObject({ code, argument });
      }
      expect(await store().records('scenario', { first: 9 })).toEqual([]);
    });

    it('is one of 100 that an account keeps', async () => {
      await load(store(), async (session) => {
        const body = JSON.stringify(storedScenario({ owner: 'local', shared: false }));
        for (let n = 0; n < 100; n += 1) await session.putRecord('scenario', `s${n}`, body, 0);
      });
      expect(errorOf(await local(STORE, { scenario: SCENARIO })).code).toBe('LIMIT_EXCEEDED');
      expect(dataOf(await local(STORE, { scenario: SCENARIO, code: 's7', version: 1 }))).toMatchObject({
        version: 2,
      });
      expect(scenarioOf(await (await asking(['movement']))(STORE, { scenario: SCENARIO })).version).toBe(1);
    });
  });
}
