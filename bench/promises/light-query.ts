import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { dateOfDay, dayNumber } from '../../graph/model/day.ts';
import { askGraphql } from '../harness/ask-graphql.ts';
import type { Promised } from '../harness/promise.ts';
import { quantile } from '../harness/spread.ts';
import { startApi } from '../harness/start-api.ts';
import { WORLD_DAY } from '../world/made-world.ts';
import { worldStoreUrl } from '../world/world-store.ts';
import { trailCode } from './gaps-query.ts';

/** From the store, and never the answer before: no two stand side by side. */
const LIGHT = 'query Light($code: String!) { stop(code: $code) { code name country { name } } }';
/** Requests are sent on the beat, answered or not, so that one that holds the server up is felt by all that should have run meanwhile. */
const BEAT_MS = 20;
const BUSY_MS = 15_000;
const IDLE_MS = 8_000;
const SETTLE_MS = 2_000;
const STOPS = 500;
const TYPES = 'serviceTypes: ["PRIMARY_HEALTH", "RFL"], asOf: $asOf';
const TRAILS = JSON.stringify(Array.from({ length: 8 }, (_, n) => trailCode(n)));

/** What a server is asked again and again meanwhile: of the whole network, or of eight trails, and of another day each time, for what was computed is kept. */
const HEAVY: Readonly<Record<string, string>> = {
  coverage: `query ($asOf: Date!) { coverage(all: true, ${TYPES}) { gaps(first: 20) { totalCount edges { node { isolationKm } } } } }`,
  bottlenecks: `query ($asOf: Date!) { bottlenecks(trails: ${TRAILS}, asOf: $asOf, samples: 50) { stops { share } } }`,
  'critical services': `query ($asOf: Date!) { criticalServices(trails: ${TRAILS}, ${TYPES}) { edges { node { kmNotInCare } } } }`,
  'phone calls': `query ($asOf: Date!) { phoneCalls(${TYPES}) { edges { node { kmSettled } } } }`,
  plan: `query ($asOf: Date!) { plan(trails: ${TRAILS}, timeLimitSeconds: 60, sites: 40, ${TYPES}) { status } }`,
};
const KINDS = Object.keys(HEAVY);

/** p99 of a light query while a heavy analysis runs, against the same query of the same server when nothing else does. */
export const lightQuery: Promised = {
  name: 'light-query',
  promise: 'p99 of a light query over HTTP while heavy analyses run',
  complexity: 'O(1): what is heavy runs in threads of its own, or gives way every 2 ms',
  whyShort:
    'no step holds the loop for more than some milliseconds; a whole collection of garbage takes 35 to 50 ms at L (110 before codes were packed), and telling a thread of analyses of the network 0.1 ms (132 before), which were the two longest stops. What is left is waiting for one of two processors, which server, clients, the analysis and the helper threads of the engine share: four, at the priority of what answers. Medians of three rounds move by more than the goal is missed by: critical services took 0.65, 1.58, 1.15 and 2.31 times idle in four runs of a day.',
  sizes: ['S', 'L'],
  quickSizes: [],
  async prepare(size) {
    const api = await startApi(await worldStoreUrl(size), null, {
      TRAILCARE_KEPT_ANSWERS_MB: '0',
      TRAILCARE_OPERATION_TIMEOUT_SECONDS: '600',
    });
    const agent = new http.Agent({ keepAlive: true });
    const ask = askGraphql(`${api.origin}/graphql`, agent);
    const days = everyDay();

    /** Milliseconds from when a request should have been sent to its answer; the p99 of so long. */
    async function p99(ms: number): Promise<number> {
      const begun = performance.now();
      const sent: Promise<number>[] = [];
      for (let beat = 0; beat * BEAT_MS < ms; beat++) {
        const dueMs = begun + beat * BEAT_MS;
        await sleep(Math.max(0, dueMs - performance.now()));
        const code = `w-stop-${String(beat % STOPS).padStart(7, '0')}`;
        sent.push(ask(LIGHT, { code }).then(() => performance.now() - dueMs));
      }
      return quantile(
        (await Promise.all(sent)).toSorted((a, b) => a - b),
        0.99,
      );
    }

    // The network is there, and the threads.
    for (const kind of ['coverage', 'bottlenecks']) await ask(HEAVY[kind]!, { asOf: days.next().value });
    return {
      inputs: KINDS.length,
      rounds: 3,
      async ours(input) {
        const ended = new AbortController();
        const heavy = askUntil(`${api.origin}/graphql`, HEAVY[KINDS[input]!]!, days, ended.signal);
        const busy = p99(BUSY_MS);
        // A heavy one that fails ends the measurement, for its time would be that of an idle server.
        await Promise.race([busy, heavy]);
        ended.abort();
        await heavy;
        return { ms: await busy, answer: null };
      },
      peers: KINDS.map((kind, only) => ({
        name: `the same query idle, ours beside ${kind}`,
        only,
        goal: { of: 'ours over limit', bound: 'at most', value: 2 },
        async answer() {
          // What nobody waits for any more is still being ended.
          await sleep(SETTLE_MS);
          return { ms: await p99(IDLE_MS), answer: null };
        },
        differs: () => null,
      })),
      notes: () => [
        `The p99 of a stop from the store, asked every ${BEAT_MS} ms on the beat for ${BUSY_MS / 1000} s while one heavy analysis after the other runs, against ${IDLE_MS / 1000} s without. The clients share the two cores with the server and its threads.`,
      ],
      async close() {
        agent.destroy();
        await api.stop();
      },
    };
  },
};

/** Days from that of the world on, back into the past and on again. */
function* everyDay(): Generator<string, never> {
  for (let n = 0; ; n++) yield dateOfDay(dayNumber(WORLD_DAY) - (n % 1_000));
}

/** Asks the same again and again, until nobody waits for it any more. */
async function askUntil(
  url: string,
  query: string,
  days: Iterator<string, never>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables: { asOf: days.next().value } }),
        signal,
      });
      const said = await answer.text();
      if (said.includes('"errors"')) throw new Error(`${query} was answered ${said.slice(0, 500)}`);
    } catch (problem) {
      if (!signal.aborted) throw problem;
    }
  }
}
