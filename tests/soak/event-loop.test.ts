import http from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { apiOn } from '../api/support/api-on.ts';
import { openEmptySqliteStore } from '../api/support/stores.ts';
import { loadFacts } from '../contract/context.ts';
import { newStoreUrl, startTrailcare } from '../e2e/support/start-trailcare.ts';
import { openStore } from '../../graph/open-store.ts';
import { largeWorld } from '../support/large-world.ts';

const STOPS = 2_000;
/** Requests are sent on the beat, answered or not, so that one that holds the loop is felt by all that should have run meanwhile. */
const BEAT_MS = 10;
const IDLE_MS = 20_000;
const PLAN_SECONDS = 30;
/** 6-numbers: p99 while a plan runs, over p99 of an idle server. */
const MOST = 2;
const ROUNDS = 3;
const LIGHT = '{ stop(code: "stop-00007") { code name country { name } } }';
const TRAILS = Array.from({ length: 8 }, (_, n) => `trail-${n}`);
const START = `mutation ($trails: [String!]!, $seconds: Int!) { startPlan(trails: $trails, timeLimitSeconds: $seconds, sites: 400, objective: PERSON_KM,
  serviceTypes: ["PRIMARY_HEALTH", "RFL"], asOf: "2026-11-01", budget: 900, costs: [{ cost: 2 }, { serviceType: "RFL", cost: 3.7 }]) { id } }`;

interface Job {
  readonly state: string;
  readonly progress: { readonly objective: number | null };
  readonly plan: { readonly status: string } | null;
}

/** How a server is asked: GraphQL, which must not fail, and `/jobs/ID`. */
interface Client {
  ask(query: string, variables?: Record<string, unknown>): Promise<Record<string, unknown>>;
  job(id: string): Promise<Job>;
}

/** Over HTTP, as pages and scripts do. */
function httpClient(origin: string): Client {
  const agent = new http.Agent({ keepAlive: true });
  const request = (path: string, method: string, body?: string) =>
    new Promise<string>((resolve, reject) => {
      http
        .request(
          `${origin}${path}`,
          { agent, method, headers: { 'content-type': 'application/json' } },
          (answer) => void textOf(answer).then(resolve, reject),
        )
        .on('error', reject)
        .end(body);
    });
  return {
    async ask(query, variables = {}) {
      const answer = JSON.parse(await request('/graphql', 'POST', JSON.stringify({ query, variables }))) as {
        data: Record<string, unknown>;
        errors?: unknown;
      };
      expect(answer.errors).toBeUndefined();
      return answer.data;
    },
    job: async (id) => JSON.parse(await request(`/jobs/${id}`, 'GET')) as Job,
  };
}

async function startPlan(client: Client, seconds: number): Promise<string> {
  return ((await client.ask(START, { trails: TRAILS, seconds }))['startPlan'] as { id: string }).id;
}

async function over(client: Client, id: string): Promise<Job> {
  for (;;) {
    const job = await client.job(id);
    if (job.state !== 'QUEUED' && job.state !== 'RUNNING') return job;
    await wait(200);
  }
}

/** Milliseconds from when a request should have been sent to its answer, of all sent while `meanwhile` runs. */
async function latencies(client: Client, meanwhile: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  const sent: Promise<void>[] = [];
  const ended = new AbortController();
  const begun = performance.now();
  const done = meanwhile().finally(() => ended.abort());
  for (let beat = 0; !ended.signal.aborted; beat += 1) {
    const dueMs = begun + beat * BEAT_MS;
    await wait(Math.max(0, dueMs - performance.now()));
    sent.push(client.ask(LIGHT).then(() => void taken.push(performance.now() - dueMs)));
  }
  await done;
  await Promise.all(sent);
  return taken;
}

const quantile = (of: readonly number[], share: number) =>
  of.toSorted((a, b) => a - b)[Math.floor(of.length * share)]!;

describe('the event loop', () => {
  it(`answers a light query while a plan of ${PLAN_SECONDS} s is built and searched, p99 at most ${MOST} times that of an idle server`, async () => {
    const storeUrl = newStoreUrl();
    const store = await openStore(storeUrl, {});
    await store.migrate();
    await loadFacts(store, largeWorld(STOPS));
    await store.close();
    const server = await startTrailcare({ storeUrl });
    onTestFinished(() => server.stop());
    const client = httpClient(server.origin);
    // The network is built, and what runs is compiled.
    await latencies(client, async () => over(client, await startPlan(client, 1)));
    const p99 = (of: readonly number[]) => quantile(of, 0.99);
    for (let round = 1; ; round += 1) {
      const before = await latencies(client, () => wait(IDLE_MS));
      let last: string | undefined;
      const during = await latencies(client, async () => {
        last = (await over(client, await startPlan(client, PLAN_SECONDS))).plan?.status;
      });
      const after = await latencies(client, () => wait(IDLE_MS));
      const idle = [...before, ...after];
      const told = (of: readonly number[]) =>
        [0.5, 0.9, 0.99, 1 - 1e-9].map((share) => quantile(of, share).toFixed(1)).join(' ');
      const ratio = p99(during) / p99(idle);
      const noise = Math.max(p99(before), p99(after)) / Math.min(p99(before), p99(after));
      process.stdout.write(
        `    ms at 50 90 99 100 %: idle ${told(before)}, then ${told(after)} (${idle.length}); while a plan runs ${told(during)} (${during.length}); p99 × ${ratio.toFixed(2)}\n`,
      );
      expect(last).toBe('TIME_LIMIT');
      // Enough that the p99 is not that of a handful.
      expect(Math.min(idle.length, during.length)).toBeGreaterThan(2_000);
      // Where others use the machine, the two idle times differ, and a ratio to them says nothing.
      if (noise > MOST && round < ROUNDS) continue;
      expect(noise, 'the machine is too busy with other work to tell').toBeLessThanOrEqual(MOST);
      expect(ratio).toBeLessThanOrEqual(MOST);
      return;
    }
  });

  it('a cancelled plan is gone within a second, with what it took of the processor', async () => {
    const { store, close } = await openEmptySqliteStore();
    onTestFinished(close);
    await loadFacts(store, largeWorld(STOPS));
    // In this process, whose processor time can be read.
    const api = await apiOn(store);
    onTestFinished(() => api.close());
    const client: Client = {
      async ask(query, variables) {
        const { body } = await api.ask(query, variables);
        expect(body.errors).toBeUndefined();
        return body.data!;
      },
      job: async (id) => JSON.parse((await api.get(`/jobs/${id}`)).text) as Job,
    };
    const id = await startPlan(client, 600);
    while ((await client.job(id)).progress.objective === null) await wait(50);
    const cores = async (ms: number) => {
      const { user, system } = process.cpuUsage();
      await wait(ms);
      const after = process.cpuUsage();
      return (after.user + after.system - user - system) / 1_000 / ms;
    };
    const searching = await cores(2_000);
    const asked = performance.now();
    const answer = await client.ask('mutation ($id: ID!) { cancelJob(id: $id) { state } }', { id });
    const took = performance.now() - asked;
    const left = await cores(2_000);
    process.stdout.write(
      `    cancelled in ${Math.round(took)} ms; ${searching.toFixed(2)} cores before, ${left.toFixed(2)} after\n`,
    );
    expect(answer).toEqual({ cancelJob: { state: 'CANCELLED' } });
    expect(took).toBeLessThan(1_000);
    expect(left).toBeLessThan(searching / 2);
  });
});
