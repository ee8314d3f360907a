import { expect, it } from 'vitest';
import { load } from '../contract/context.ts';
import { withKeys } from './support/with-keys.ts';
import { openEmptySqliteStore } from './support/stores.ts';

const { api, store, keyFor } = withKeys(openEmptySqliteStore);
const CRITICAL = (more = '') =>
  `{ criticalServices(serviceTypes: ["PRIMARY_HEALTH", "RFL"], first: 99 ${more}) { nodes { service { code } } } }`;
const PLAN =
  '{ plan(trails: ["central-test"], serviceTypes: ["PRIMARY_HEALTH"], sites: 2) { revision asOf sites { stop { code } } } }';
const ask = async (query: string, headers = {}) => {
  const { text, body } = await api().ask(query, {}, headers);
  expect(body.errors).toBeUndefined();
  return text;
};

it('a kept answer is told again as it was, and not after a load, on another day, or to another reader', async () => {
  const DAY = ', asOf: "2026-11-01"';
  const first = await ask(CRITICAL(DAY));
  expect(first).toContain('health-tripoli');
  expect(await ask(CRITICAL(DAY))).toBe(first);
  const [plan, again] = await Promise.all([ask(PLAN), ask(PLAN)]);
  expect(again).toBe(plan);
  expect(await ask(PLAN)).toBe(plan);

  api().setNow('2026-11-03T10:00:00Z');
  expect(await ask(PLAN)).toBe(plan.replaceAll('2026-11-02', '2026-11-03'));
  const steward = { authorization: `Bearer ${await keyFor(['steward:ns-lby'])}` };
  const MORE = CRITICAL(`${DAY}, by: PROVIDER`).replace('service {', 'provider {');
  expect((await api().ask(MORE, {}, steward)).body.errors).toBeUndefined();
  expect(
    (await api().ask(CRITICAL(DAY), {}, { authorization: `Bearer ${await keyFor([])}` })).body.data,
  ).toEqual({
    criticalServices: null,
  });

  await load(store(), async (session) => {
    await session.end('Service', 'illustrative', ['health-tripoli']);
  });
  await api().refresh();
  expect(await ask(CRITICAL(DAY))).not.toContain('health-tripoli');
  const later = await ask(PLAN);
  expect(later).not.toBe(plan);
});
