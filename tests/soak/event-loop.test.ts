import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, apiOn } from '../api/support/api-on.ts';
import { openEmptySqliteStore } from '../api/support/stores.ts';
import { loadFacts, type OpenedStore } from '../contract/context.ts';
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
const START = `mutation ($trails: [String!]!, $seconds: Int!) { startPlan(trails: $trails, timeLimitSeconds: $seconds, sites: 400, objective: PEOPLE,
  serviceTypes: ["PRIMARY_HEALTH", "RFL"], asOf: "2026-11-01", budget: 900, costs: [{ cost: 2 }, { serviceType: "RFL", cost: 3.7 }]) { id } }`;

describe('the event loop', () => {
  let opened: OpenedStore;
  let api: Api;
  beforeAll(async () => {
    opened = await openEmptySqliteStore();
    await loadFacts(opened.store, largeWorld(STOPS));
    api = await apiOn(opened.store);
    // The network is built, and what runs is compiled.
    await latencies(async () => over(await start(1)));
  }, 120_000);
  afterAll(async () => {
    await api?.close();
    await opened?.close();
  });

  /** Milliseconds from when a request should have been sent to its answer, of all sent while `meanwhile` runs. */
  async function latencies(meanwhile: () => Promise<unknown>): Promise<number[]> {
    const taken: number[] = [];
    const sent: Promise<void>[] = [];
    const ended = new AbortController();
    const begun = performance.now();
    const done = meanwhile().finally(() => ended.abort());
    for (let beat = 0; !ended.signal.aborted; beat += 1) {
      const dueMs = begun + beat * BEAT_MS;
      await wait(Math.max(0, dueMs - performance.now()));
      const one = async () => {
        const { body } = await api.ask(LIGHT);
        taken.push(performance.now() - dueMs);
        expect(body.errors).toBeUndefined();
      };
      sent.push(one());
    }
    await done;
    await Promise.all(sent);
    return taken;
  }
  const start = async (seconds: number) => {
    const { body } = await api.ask(START, { trails: TRAILS, seconds });
    expect(body.errors).toBeUndefined();
    return (body.data!['startPlan'] as { id: string }).id;
  };
  const job = async (id: string) => {
    const { text } = await api.get(`/jobs/${id}`);
    return JSON.parse(text) as {
      state: string;
      elapsedSeconds: number;
      progress: { objective: number | null };
      plan: { status: string } | null;
    };
  };
  const over = async (id: string) => {
    for (;;) {
      const told = await job(id);
      if (told.state !== 'QUEUED' && told.state !== 'RUNNING') return told;
      await wait(200);
    }
  };
  const quantile = (of: readonly number[], share: number) =>
    of.toSorted((a, b) => a - b)[Math.floor(of.length * share)]!;

  it(`answers a light query while a plan of ${PLAN_SECONDS} s is built and searched, p99 at most ${MOST} times that of an idle server`, async () => {
    const p99 = (of: readonly number[]) => quantile(of, 0.99);
    for (let round = 1; ; round += 1) {
      const before = await latencies(() => wait(IDLE_MS));
      let last: string | undefined;
      const during = await latencies(async () => {
        last = (await over(await start(PLAN_SECONDS))).plan?.status;
      });
      const after = await latencies(() => wait(IDLE_MS));
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
    const id = await start(600);
    while ((await job(id)).progress.objective === null) await wait(50);
    const cores = async (ms: number) => {
      const { user, system } = process.cpuUsage();
      await wait(ms);
      const after = process.cpuUsage();
      return (after.user + after.system - user - system) / 1_000 / ms;
    };
    const searching = await cores(2_000);
    const asked = performance.now();
    const { body } = await api.ask('mutation ($id: ID!) { cancelJob(id: $id) { state } }', { id });
    const took = performance.now() - asked;
    const left = await cores(2_000);
    process.stdout.write(
      `    cancelled in ${Math.round(took)} ms; ${searching.toFixed(2)} cores before, ${left.toFixed(2)} after\n`,
    );
    expect(body.data).toEqual({ cancelJob: { state: 'CANCELLED' } });
    expect(took).toBeLessThan(1_000);
    expect(left).toBeLessThan(searching / 2);
  });
});
