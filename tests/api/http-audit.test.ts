import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Running, startServing } from '../../api/start-serving.ts';
import { loadFacts } from '../contract/context.ts';
import { temporaryFolder } from '../contract/sqlite-folder.ts';
import { world } from './support/world.ts';

let running: Running;
const folder = temporaryFolder();
beforeAll(async () => {
  running = await startServing({
    storeUrl: `sqlite:${folder.file}`,
    loadSeeds: async (store) => void (await loadFacts(store, world())),
    env: {},
    port: 0,
    drainDelayMs: 0,
    print: () => {},
  });
  await running.ready;
});
afterAll(async () => {
  await running?.stop();
  folder.remove();
});

/** As a browser's script does, which no form can: CSRF prevention stays on. */
const preflighted: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set('apollo-require-preflight', 'true');
  return fetch(input, { ...init, headers });
};

it('the server passes all 61 audits of GraphQL over HTTP', async () => {
  const audits = serverAudits({ url: () => `${running.url}/graphql`, fetchFn: preflighted });
  const problems: string[] = [];
  for (const audit of audits) {
    const result = await audit.fn();
    if (result.status !== 'ok') problems.push(`${result.status} ${audit.name}: ${result.reason}`);
  }
  expect(problems).toEqual([]);
  expect(audits).toHaveLength(61);
});

it.each([
  ['GET without the header', { method: 'GET' }],
  ['POST as a form sends it', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' }],
])('a request that another site could make is refused: %s', async (_, init) => {
  const query = encodeURIComponent('{ about { version } }');
  const answer = await fetch(`${running.url}/graphql?query=${query}`, init);
  expect([400, 415]).toContain(answer.status);
  expect(answer.headers.get('content-type')).toMatch(/json/);
  expect(await answer.text()).not.toContain('"version"');
});
