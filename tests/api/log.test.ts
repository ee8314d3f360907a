import { expect, it } from 'vitest';
import { createApiKey } from '../../graph/access/api-keys.ts';
import { openStore } from '../../graph/open-store.ts';
import { loadFacts } from '../contract/context.ts';
import { newStoreUrl, startTrailcare } from '../e2e/support/start-trailcare.ts';
import { world } from './support/world.ts';

const NEEDLE = 'needle7f3a';

it('the log has a line per request and operation, as JSON, and no word of what was asked or by whom', async () => {
  const storeUrl = newStoreUrl();
  const store = await openStore(storeUrl, {});
  await store.migrate();
  await loadFacts(store, world());
  const by = { actor: NEEDLE, now: new Date() };
  const { text: key } = await createApiKey(
    store,
    { name: NEEDLE, roles: [], scopes: [], expiresAt: null },
    by,
  );
  await store.close();
  const server = await startTrailcare({
    storeUrl,
    env: { TRAILCARE_LOG_LEVEL: 'info', TRAILCARE_METRICS_TOKEN: 'a-token-of-the-scraper' },
  });
  const json = { 'content-type': 'application/json', 'user-agent': NEEDLE, 'x-request-id': NEEDLE };
  const ask = (query: string, variables = {}) =>
    fetch(`${server.origin}/graphql`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ query, variables }),
    });
  try {
    expect((await ask(`query ${NEEDLE} { stop(code: "${NEEDLE}") { code } }`)).status).toBe(200);
    await ask(`query ($code: String!) { ${NEEDLE}: trail(code: $code) { name } }`, { code: NEEDLE });
    await ask(`{ ${NEEDLE}(a: "${NEEDLE}") }`);
    await ask(`{ coverage(all: true, asOf: "${NEEDLE}") { revision } }`);
    // As an account, with a key that is none, with a file, and with what a page says of itself.
    const asAccount = { ...json, authorization: `Bearer ${key}` };
    const body = JSON.stringify({ query: `{ about { reader } stop(code: "${NEEDLE}") { code } }` });
    const account = await fetch(`${server.origin}/graphql`, { method: 'POST', headers: asAccount, body });
    expect(await account.json()).toMatchObject({ data: { about: { reader: expect.any(String) } } });
    await fetch(`${server.origin}/export`, { headers: { authorization: `Bearer ${key.slice(0, -1)}_` } });
    const file = new FormData();
    file.set('file', new Blob([`code,name\n${NEEDLE},${NEEDLE}\n`]), `${NEEDLE}.csv`);
    await fetch(`${server.origin}/load`, { method: 'POST', body: file });
    const page = { page: `/${NEEDLE}`, message: 'x is not a function', stack: '' };
    await fetch(`${server.origin}/page-problems`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify(page),
    });
    await fetch(`${server.origin}/graphql?query={stop(code:"${NEEDLE}"){code}}`);
    await fetch(`${server.origin}/export/gaps.csv?trails=${NEEDLE}`);
    await fetch(`${server.origin}/${NEEDLE}?${NEEDLE}`);
    await fetch(`${server.origin}/livez`, { headers: { authorization: `Bearer ${NEEDLE}` } });
    await fetch(`${server.origin}/readyz`, { headers: { cookie: NEEDLE, referer: `http://x/${NEEDLE}` } });
    await fetch(`${server.origin}/graphql`, { method: 'POST', headers: json, body: `{"query": ${NEEDLE}` });
  } finally {
    await server.stop();
  }
  const log = server.log();
  expect(log).not.toContain(NEEDLE);
  expect(log).not.toContain(key.slice(10));
  expect(log).toContain('page-problem');
  expect(log).not.toMatch(/127\.0\.0\.1:\d+.*"route"|"ip"|"remote/);
  const lines = log
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toContainEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    event: 'operation',
    operation: 'other',
    type: 'query',
    fields: ['stop'],
    ms: expect.any(Number),
    errors: ['NOT_FOUND'],
  });
  expect(lines).toContainEqual(
    expect.objectContaining({ event: 'request', method: 'GET', route: '/export/:file', status: 400 }),
  );
  expect(lines.filter(({ event }) => event === 'request').length).toBeGreaterThanOrEqual(10);
});
