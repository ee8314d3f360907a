import http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTrailcare, type StartedTrailcare } from '../e2e/support/start-trailcare.ts';

/** A question as pages ask it: a page of facts with what is around them. */
const QUERY =
  '{ branches(first: 20) { nodes { code name country { name } services(first: 5) { nodes { code serviceType { name } } } } } }';
const SECONDS = 20;

interface Asked {
  readonly ms: number;
  readonly status: number;
  readonly retryAfter: string | undefined;
}

let server: StartedTrailcare;
const agent = new http.Agent({ keepAlive: true, maxSockets: 2_000 });
beforeAll(async () => {
  server = await startTrailcare();
});
afterAll(async () => {
  agent.destroy();
  await server?.stop();
});

function ask(): Promise<Asked> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const request = http.request(
      `${server.origin}/graphql`,
      { agent, method: 'POST', headers: { 'content-type': 'application/json' } },
      (answer) => {
        answer.resume();
        answer.on('end', () =>
          resolve({
            ms: performance.now() - began,
            status: answer.statusCode ?? 0,
            retryAfter: answer.headers['retry-after'],
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(JSON.stringify({ query: QUERY }));
  });
}

/** Requests at a steady rate, whether or not the last ones have been answered. */
async function askAtRate(perSecond: number): Promise<Asked[]> {
  const answers: Promise<Asked>[] = [];
  const began = performance.now();
  for (;;) {
    const due = Math.floor(((performance.now() - began) / 1_000) * perSecond);
    if (performance.now() - began > SECONDS * 1_000) break;
    while (answers.length < due) answers.push(ask());
    await wait(5);
  }
  return Promise.all(answers);
}

/** So many that the server always has some to do. */
async function capacity(): Promise<number> {
  let answered = 0;
  const until = performance.now() + SECONDS * 1_000;
  const one = async () => {
    while (performance.now() < until) {
      expect((await ask()).status).toBe(200);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: 12 }, one));
  return answered / SECONDS;
}

const percentile = (asked: readonly Asked[], share: number) =>
  asked.map(({ ms }) => ms).toSorted((a, b) => a - b)[Math.floor((asked.length - 1) * share)] ?? Number.NaN;

it('at 300 % of its capacity the server refuses fast, and who is let in waits at most twice as long as at 80 %', async () => {
  await capacity();
  const perSecond = await capacity();
  const easy = await askAtRate(perSecond * 0.8);
  const hard = await askAtRate(perSecond * 3);
  const accepted = hard.filter(({ status }) => status === 200);
  const refused = hard.filter(({ status }) => status === 503);
  console.log(
    JSON.stringify({
      perSecond: Math.round(perSecond),
      easy: {
        p50: percentile(easy, 0.5),
        p99: percentile(easy, 0.99),
        refused: easy.filter(({ status }) => status !== 200).length,
      },
      hard: {
        accepted: accepted.length,
        refused: refused.length,
        acceptedP50: percentile(accepted, 0.5),
        acceptedP99: percentile(accepted, 0.99),
        refusedP50: percentile(refused, 0.5),
        refusedP99: percentile(refused, 0.99),
      },
    }),
  );
  expect(accepted.length + refused.length).toBe(hard.length);
  expect(refused.length).toBeGreaterThan(hard.length / 3);
  expect(refused.every(({ retryAfter }) => retryAfter !== undefined)).toBe(true);
  expect(accepted.length).toBeGreaterThan((perSecond * SECONDS) / 3);
  expect(percentile(refused, 0.5)).toBeLessThanOrEqual(percentile(accepted, 0.5));
  expect(percentile(accepted, 0.99)).toBeLessThanOrEqual(2 * percentile(easy, 0.99));
});
