import { expect, it, onTestFinished } from 'vitest';
import { networkHolder } from '../../api/network-holder.ts';
import { MOVEMENT_VIEWER, PUBLIC_VIEWER } from '../../graph/model/viewer.ts';
import { buildInThread } from '../../graph/jobs/networks/build-in-thread.ts';
import type { Network } from '../../graph/network/network.ts';
import { openSqliteStore } from '../../graph/stores/sqlite/open-sqlite-store.ts';
import { loadFacts } from '../contract/context.ts';
import { temporaryFolder } from '../contract/sqlite-folder.ts';
import { largeWorld } from '../support/large-world.ts';

const NEVER = new AbortController().signal;
const failOnReport = (problem: Error) => expect.unreachable(problem.message);

/** All but the functions, which stand for their codes. */
const dataOf = (network: Network) =>
  JSON.parse(
    JSON.stringify(network, (_, value: unknown) => (value instanceof Map ? [...value] : value)),
  ) as object;

async function filledStore() {
  const { file, remove } = temporaryFolder();
  const store = openSqliteStore(file);
  onTestFinished(async () => {
    await store.close();
    remove();
  });
  await store.migrate();
  await loadFacts(store, largeWorld(200));
  return { store, storeUrl: `sqlite:${file}` };
}

it('a network that was built in a thread is the one that is built here, for each viewer', async () => {
  const { store, storeUrl } = await filledStore();
  const here = networkHolder(store, { pollMs: 0, report: () => {} });
  const build = buildInThread({ storeUrl, env: process.env }, NEVER, failOnReport);
  for (const viewer of [PUBLIC_VIEWER, MOVEMENT_VIEWER]) {
    const there = await build(1, viewer);
    const same = await here.at(1, viewer);
    expect(dataOf(there)).toEqual(dataOf(same));
    for (const code of [...same.services.codes, ...same.stops.codes, 'nothing', '', '~']) {
      expect(there.services.indexOf(code)).toBe(same.services.indexOf(code));
      expect(there.stops.indexOf(code)).toBe(same.stops.indexOf(code));
    }
  }
});

it('a store that is not there is told as it would be here', async () => {
  const { storeUrl } = await filledStore();
  const build = buildInThread({ storeUrl: `${storeUrl}.gone`, env: {} }, NEVER, failOnReport);
  await expect(build(1, PUBLIC_VIEWER)).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    message: expect.stringContaining('does not exist') as string,
  });
});

it('a thread that builds ends with the server', async () => {
  const { storeUrl } = await filledStore();
  const closed = new AbortController();
  const building = buildInThread({ storeUrl, env: {} }, closed.signal, failOnReport)(1, PUBLIC_VIEWER);
  closed.abort();
  await expect(building).rejects.toMatchObject({ code: 'TIMEOUT' });
});
