import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { GraphStore } from '../../graph/store.ts';
import { measuredStore } from '../../api/measured-store.ts';
import { loadFacts } from '../contract/context.ts';
import { type Api, apiOn } from './support/api-on.ts';
import { openEmptySqliteStore } from './support/stores.ts';
import { world } from './support/world.ts';

const NEEDLE = 'needle-7f3a';
const SCRAPER = 'a-token-of-the-scraper';

/** The samples of a metric, by their labels as they are written: `{'operation="other",type="query"': 3}`. */
async function samples(
  api: Api,
  name: string,
  headers: Record<string, string> = {},
): Promise<Record<string, number>> {
  const { text } = await api.get('/metrics', headers);
  const lines = text.matchAll(new RegExp(String.raw`^${name}(?:\{(.*)\})? (\S+)$`, 'gm'));
  return Object.fromEntries(Array.from(lines, ([, labels = '', value]) => [labels, Number(value)]));
}

async function withServer(
  options: Parameters<typeof apiOn>[1],
  run: (api: Api) => Promise<void>,
): Promise<void> {
  const opened = await openEmptySqliteStore();
  await loadFacts(opened.store, world());
  const api = await apiOn(measuredStore(opened.store), options);
  try {
    await run(api);
  } finally {
    await api.close();
    await opened.close();
  }
}

describe('metrics', () => {
  it('count requests by route, operations, errors, store calls, snapshots and heavy answers', async () => {
    await withServer({}, async (api) => {
      const names = {
        requests: 'trailcare_http_request_seconds_count',
        operations: 'trailcare_operation_seconds_count',
        fields: 'trailcare_root_fields_total',
        errors: 'trailcare_errors_total',
        calls: 'trailcare_store_call_seconds_count',
        snapshots: 'trailcare_snapshot_build_seconds_count',
        answers: 'trailcare_heavy_answers_total',
        costs: 'trailcare_operation_cost_count',
        facts: 'trailcare_kept_facts_total',
        whole: 'trailcare_kept_answers_total',
      };
      const look = async () =>
        Object.fromEntries(
          await Promise.all(
            Object.entries(names).map(async ([key, name]) => [key, await samples(api, name)] as const),
          ),
        ) as Record<keyof typeof names, Record<string, number>>;
      const before = await look();
      await api.ask('{ coverage(all: true) { revision } }');
      await api.ask('{ stop(code: "nowhere") { code } trail(code: "central-test") { name } }');
      const partnerships = '{ partnerships { totalCount } }';
      // Another text is another answer, which asks for the same measure.
      await Promise.all([api.ask(partnerships), api.ask(`${partnerships} `)]);
      await api.ask(` ${partnerships}`);
      await api.ask(partnerships);
      await api.get('/export/gaps.csv?trails=central-test');
      const after = await look();
      const rose = (what: keyof typeof names, labels: string) =>
        (after[what][labels] ?? 0) - (before[what][labels] ?? 0);
      expect(rose('requests', 'method="POST",route="/graphql",status="200"')).toBe(6);
      expect(rose('requests', 'method="GET",route="/export/:file",status="200"')).toBe(1);
      expect(rose('operations', 'operation="other",type="query"')).toBe(6);
      expect(rose('fields', 'field="partnerships"')).toBe(4);
      expect(rose('errors', 'code="NOT_FOUND"')).toBe(1);
      expect(rose('calls', 'call="get",outcome="ok"')).toBeGreaterThan(0);
      expect(rose('calls', 'call="scan",outcome="ok"')).toBeGreaterThan(0);
      expect(rose('costs', 'outcome="allowed"')).toBe(6);
      expect(rose('facts', 'how="read"')).toBeGreaterThan(0);
      expect(rose('whole', 'how="computed"')).toBe(5);
      expect(rose('whole', 'how="kept"')).toBe(1);
      expect(rose('snapshots', 'outcome="built"')).toBe(1);
      expect(rose('answers', 'how="computed"')).toBe(1);
      expect(rose('answers', 'how="joined"') + rose('answers', 'how="kept"')).toBe(2);
      expect(await samples(api, 'trailcare_graph_revision')).toEqual({ '': 1 });
      expect(await samples(api, 'trailcare_graph_age_seconds')).toEqual({ '': 0 });
      expect(await samples(api, 'trailcare_queue_waiting')).toEqual({
        'queue="operations"': 0,
        'queue="exports"': 0,
        'queue="plans"': 0,
        'queue="jobs"': 0,
      });
    });
  });

  it('count refusals and faults wherever they are answered', async () => {
    await withServer(
      { onLoopback: false, metricsToken: SCRAPER, env: { TRAILCARE_CLIENT_REQUESTS_PER_MINUTE: '4' } },
      async (api) => {
        const errors = () => samples(api, 'trailcare_errors_total', { authorization: `Bearer ${SCRAPER}` });
        const before = await errors();
        await api.get('/export/nothing.csv');
        await api.get('/nowhere');
        await api.post('/load', 'x', { 'content-type': 'text/plain' });
        await api.post('/graphql', 'x'.repeat(1_000_001), { 'content-type': 'application/json' });
        expect((await api.get('/export')).status).toBe(429);
        const after = await errors();
        const rose = (code: string) => (after[`code="${code}"`] ?? 0) - (before[`code="${code}"`] ?? 0);
        expect(rose('NOT_FOUND')).toBe(2);
        expect(rose('LIMIT_EXCEEDED')).toBe(2);
        expect(rose('UNAUTHENTICATED') + rose('BAD_INPUT')).toBe(1);
      },
    );
  });

  it('count an export that fails while it is written: told while it can be, and else cut off', async () => {
    let passMs = 0;
    const opened = await openEmptySqliteStore();
    await loadFacts(opened.store, world());
    const scans: GraphStore = {
      ...opened.store,
      async *scan(kind, at) {
        yield* opened.store.scan(kind, at);
        if (kind !== 'Service') return;
        if (passMs > 0) await wait(passMs);
        throw new TypeError('a fault of ours');
      },
    };
    const api = await apiOn(measuredStore(scans));
    try {
      const file = `http://127.0.0.1:${await api.listen()}/export/services.csv`;
      const internal = 'code="INTERNAL_SERVER_ERROR"';
      const before = (await samples(api, 'trailcare_errors_total'))[internal] ?? 0;
      const faults = async () => ((await samples(api, 'trailcare_errors_total'))[internal] ?? 0) - before;
      // Compressed, so that nothing of it has been sent.
      const answer = await fetch(file);
      expect(answer.status).toBe(500);
      expect(answer.headers.get('content-disposition')).toBeNull();
      expect(await answer.json()).toMatchObject({ errors: [{ extensions: { id: expect.any(String) } }] });
      expect(await faults()).toBe(1);
      passMs = 300;
      const cut = await fetch(file, { headers: { 'accept-encoding': 'identity' } });
      expect(cut.status).toBe(200);
      await expect(cut.text()).rejects.toThrow('terminated');
      expect(await faults()).toBe(2);
      await expect
        .poll(async () => samples(api, 'trailcare_http_request_seconds_count'))
        .toMatchObject({ 'method="GET",route="/export/:file",status="cut"': 1 });
    } finally {
      await api.close();
      await opened.close();
    }
  });

  it('tell for how long the store has been away', async () => {
    await withServer({ graphAgeMs: () => 12_345 }, async (api) => {
      expect(await samples(api, 'trailcare_graph_age_seconds')).toEqual({ '': 12.345 });
    });
  });

  it('hold no word that a client sent', async () => {
    await withServer({}, async (api) => {
      await api.ask(
        `query ${NEEDLE.replace('-', '_')} { stop(code: "${NEEDLE}") { code } ${NEEDLE.replace('-', '')}: about { version } }`,
      );
      await api.ask(`{ ${NEEDLE.replace('-', '')} }`);
      await api.get(`/export/${NEEDLE}.csv?trails=${NEEDLE}`);
      await api.get(`/${NEEDLE}`);
      const { text } = await api.get('/metrics');
      expect(text).not.toMatch(/needle/);
    });
  });

  it('are for this machine alone while there is no token, and on no other address', async () => {
    await withServer({}, async (api) => {
      expect((await api.get('/metrics')).status).toBe(200);
      expect((await api.get('/metrics', { 'x-forwarded-for': '203.0.113.7' })).status).toBe(401);
    });
    await withServer({ onLoopback: false }, async (api) => {
      expect((await api.get('/metrics')).status).toBe(401);
    });
  });

  it('are for who has the token where there is one', async () => {
    await withServer({ metricsToken: SCRAPER, onLoopback: false }, async (api) => {
      expect((await api.get('/metrics')).status).toBe(401);
      expect((await api.get('/metrics', { authorization: 'Bearer another-token-of-it' })).status).toBe(401);
      expect((await api.get('/metrics', { authorization: `Bearer ${SCRAPER}` })).status).toBe(200);
    });
  });
});
