import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newStoreUrl } from '../e2e/support/start-trailcare.ts';
import { runCommandProcess } from '../support/command-process.ts';
import { makeRandom } from '../support/fuzz/random.ts';
import { writeLongTrail } from '../support/long-trail.ts';
import { type ApiProcess, startApi } from './support/api-process.ts';
import { SOAK_SEED } from './support/soak-seed.ts';

const seed = SOAK_SEED;
const ROUNDS = Number(process.env['TRAILCARE_LEAVE_ROUNDS'] ?? 150);
const LEGS_PER_STOP = 3;
/** What a lone reader waits for any of them, with room for a machine that does other things as well. */
const WITHIN_MS = 20_000;

/** Each in a thread of analyses, in steps, or both. */
const HEAVY = [
  '{ phoneCalls(trails: ["long"], asOf: "DAY") { totalCount } }',
  '{ partnerships(trails: ["long"], asOf: "DAY") { totalCount } }',
  '{ criticalServices(trails: ["long"], serviceTypes: ["PRIMARY_HEALTH"], asOf: "DAY") { totalCount } }',
  '{ bottlenecks(trails: ["long"], samples: 20, asOf: "DAY") { pairs } }',
  '{ coverage(trails: ["long"], serviceTypes: ["PRIMARY_HEALTH"], asOf: "DAY") { gaps(first: 1) { totalCount } questions(first: 1) { totalCount } } }',
];

let server: ApiProcess;
beforeAll(async () => {
  const storeUrl = newStoreUrl();
  const folder = await writeLongTrail({ stops: 4_000, legsPerStop: LEGS_PER_STOP, complete: true });
  expect(await runCommandProcess(storeUrl, ['load', '--seeds'])).toMatchObject({ exitCode: 0 });
  expect(await runCommandProcess(storeUrl, ['load', folder])).toMatchObject({ exitCode: 0 });
  server = await startApi(storeUrl);
  await server.ready();
}, 120_000);
afterAll(async () => {
  await server?.end('SIGKILL');
});

/** What a lone reader waits for each, in ms. */
async function timesOf(queries: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const query of queries) times.push((await server.ask(query)).ms);
  return times;
}

it(`${ROUNDS} times some readers leave before their answer: whoever asks after them is answered`, async () => {
  console.log(`Readers who leave with TRAILCARE_SEED=${seed}`);
  const random = makeRandom(seed);
  const two = (n: number) => String(n).padStart(2, '0');
  /** Of days that nobody has asked about: an answer that is kept is there before anybody leaves. */
  const anyDay = () =>
    `20${two(10 + random.below(17))}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`;
  const alone = await timesOf(HEAVY.map((query) => query.replace('DAY', anyDay())));
  let slowestMs = 0;
  let left = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const leaving = Array.from({ length: 1 + random.below(3) }, async () => {
      const which = random.below(HEAVY.length);
      const gone = AbortSignal.timeout(1 + random.below(Math.ceil(alone[which]!)));
      await fetch(`${server.origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: HEAVY[which]!.replace('DAY', anyDay()) }),
        signal: gone,
      })
        .then((answer) => answer.text())
        .catch((problem: unknown) => {
          if (!gone.aborted) throw problem;
          left += 1;
        });
    });
    await Promise.all(leaving);
    await wait(random.below(300));
    const query = random.pick(HEAVY).replace('DAY', anyDay());
    const answer = await server.ask(query);
    slowestMs = Math.max(slowestMs, answer.ms);
    expect(answer.body.errors, `round ${round}: ${query}`).toBeUndefined();
    expect(answer.ms, `round ${round}: ${query}`).toBeLessThan(WITHIN_MS);
  }
  console.log(
    JSON.stringify({
      rounds: ROUNDS,
      aloneMs: alone.map(Math.round),
      left,
      slowestMs: Math.round(slowestMs),
    }),
  );
  expect(left).toBeGreaterThan(ROUNDS / 4);
  expect(server.said()).not.toContain('masked-error');
}, 3_600_000);
