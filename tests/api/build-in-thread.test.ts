import { expect, it, onTestFinished } from 'vitest';
import { networkHolder } from '../../api/network-holder.ts';
import { MOVEMENT_VIEWER, PUBLIC_VIEWER } from '../../graph/model/viewer.ts';
import { buildInThread } from '../../graph/jobs/networks/build-in-thread.ts';
import { openSqliteStore } from '../../graph/stores/sqlite/open-sqlite-store.ts';
import { loadFacts } from '../contract/context.ts';
import { temporaryFolder } from '../contract/sqlite-folder.ts';
import { comparableNetwork } from '../support/comparable-network.ts';
import { largeWorld } from '../support/large-world.ts';
import { fact } from './support/world.ts';

/** Nothing keeps a network from being renewed that should not. */
const report = (event: string, problem: unknown) => expect.unreachable(`${event}: ${String(problem)}`);

async function filledStore() {
  const { file, remove } = temporaryFolder();
  const store = openSqliteStore(file);
  const closed = new AbortController();
  onTestFinished(async () => {
    closed.abort();
    await store.close();
    remove();
  });
  await store.migrate();
  await loadFacts(store, largeWorld(200));
  return { store, storeUrl: `sqlite:${file}`, closed };
}

it('a network that was built in a thread is the one that is built here, for each viewer', async () => {
  const { store, storeUrl, closed } = await filledStore();
  const here = networkHolder(store, { pollMs: 0, report: () => {} });
  const build = buildInThread({ storeUrl, env: process.env, report }, closed.signal);
  for (const viewer of [PUBLIC_VIEWER, MOVEMENT_VIEWER]) {
    const { network: there } = await build(1, viewer);
    const same = await here.at(1, viewer);
    expect(comparableNetwork(there)).toEqual(comparableNetwork(same));
  }
});

it('after a small load a network is renewed by the thread that stays, and is the one that is built', async () => {
  const { store, storeUrl, closed } = await filledStore();
  const build = buildInThread({ storeUrl, env: {}, report }, closed.signal);
  let { network: before } = await build(1, PUBLIC_VIEWER);
  for (const n of [1, 2, 3]) {
    const services = [...before.services.codes].slice(0, n);
    const stated = { serviceType: 'RFL', provider: 'p-lby', remote: true };
    await loadFacts(store, {
      Service: [...services, `new-${n}`].map((code) => fact('Service', code, stated)),
    });
    const { network: later, renewed } = await build(n + 1, PUBLIC_VIEWER, before);
    expect(renewed).toBe(true);
    expect(later.services.codes).toContain(`new-${n}`);
    const { network: anew } = await build(n + 1, PUBLIC_VIEWER);
    expect(comparableNetwork(later)).toEqual(comparableNetwork(anew));
    // What the load did not touch is shared.
    expect(later.legs.metres).toBe(before.legs.metres);
    expect(later.stops.codes).toBe(before.stops.codes);
    before = later;
  }
});

it('after a load that changes places a network is built', async () => {
  const { store, storeUrl, closed } = await filledStore();
  const build = buildInThread({ storeUrl, env: {}, report }, closed.signal);
  const { network: before } = await build(1, PUBLIC_VIEWER);
  await loadFacts(store, { Stop: [fact('Stop', 'a-new-one', { kind: 'CITY' })] });
  const { network: later, renewed } = await build(2, PUBLIC_VIEWER, before);
  expect(renewed).toBe(false);
  expect(later.stops.codes).toContain('a-new-one');
});

it('a network of another graph is not renewed', async () => {
  const [one, other] = [await filledStore(), await filledStore()];
  const { network: before } = await buildInThread(
    { storeUrl: one.storeUrl, env: {}, report },
    one.closed.signal,
  )(1, PUBLIC_VIEWER);
  await loadFacts(other.store, { Trail: [fact('Trail', 'new')] });
  const build = buildInThread({ storeUrl: other.storeUrl, env: {}, report }, other.closed.signal);
  expect((await build(2, PUBLIC_VIEWER, before)).renewed).toBe(false);
});

it('a store that is not there is told as it would be here', async () => {
  const { storeUrl, closed } = await filledStore();
  const build = buildInThread({ storeUrl: `${storeUrl}.gone`, env: {}, report }, closed.signal);
  await expect(build(1, PUBLIC_VIEWER)).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    message: expect.stringContaining('does not exist') as string,
  });
});

it('a thread that builds ends with the server', async () => {
  const { storeUrl, closed } = await filledStore();
  const building = buildInThread({ storeUrl, env: {}, report }, closed.signal)(1, PUBLIC_VIEWER);
  closed.abort();
  await expect(building).rejects.toMatchObject({ code: 'TIMEOUT' });
});
