import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { buildInThread } from '../../graph/jobs/networks/build-in-thread.ts';
import { keptNetwork } from '../../graph/jobs/networks/kept-network.ts';
import { MOVEMENT_VIEWER, PUBLIC_VIEWER, STEWARD_OF_ALL } from '../../graph/model/viewer.ts';
import { buildNetwork } from '../../graph/network/build-network.ts';
import { type PortableNetwork, portableNetwork } from '../../graph/network/portable-network.ts';
import { openSqliteStore } from '../../graph/stores/sqlite/open-sqlite-store.ts';
import { loadFacts } from '../contract/context.ts';
import { temporaryFolder } from '../contract/sqlite-folder.ts';
import { largeWorld } from '../support/large-world.ts';
import { fact } from './support/world.ts';

async function filledStore() {
  const { file, folder, remove } = temporaryFolder();
  const store = openSqliteStore(file);
  onTestFinished(async () => {
    await store.close();
    remove();
  });
  await store.migrate();
  const revision = await loadFacts(store, largeWorld(50));
  const storeUrl = `sqlite:${file}`;
  const built = async (viewer = PUBLIC_VIEWER): Promise<PortableNetwork> => {
    const at = { revision: await store.revision(), viewer };
    return portableNetwork(await buildNetwork((kind) => store.scan(kind, at), at.revision, viewer));
  };
  const kept = (at = revision, viewer = PUBLIC_VIEWER) =>
    keptNetwork(store, storeUrl, { revision: at, viewer });
  return { store, storeUrl, folder, revision, built, kept };
}

it('the network of the newest revision is kept for anybody and for the local user, and for no other reader', async () => {
  const { built, kept, revision } = await filledStore();
  for (const viewer of [PUBLIC_VIEWER, MOVEMENT_VIEWER]) {
    const place = (await kept(revision, viewer))!;
    expect(place.read()).toBeNull();
    place.write(await built(viewer));
    expect(place.read()).toStrictEqual(await built(viewer));
  }
  expect((await kept(revision, PUBLIC_VIEWER))!.read()).toStrictEqual(await built(PUBLIC_VIEWER));
  expect(await kept(revision, STEWARD_OF_ALL)).toBeNull();
});

it('after a load it is of the past: not read, and replaced', async () => {
  const { store, folder, built, kept, revision } = await filledStore();
  (await kept())!.write(await built());
  const next = await loadFacts(store, { Country: [fact('Country', 'CHL')] });
  expect(next).toBeGreaterThan(revision);
  // What the load hid would still be in it.
  expect(await kept(revision)).toBeNull();
  const place = (await kept(next))!;
  expect(place.read()).toBeNull();
  place.write(await built());
  expect(place.read()).toStrictEqual(await built());
  expect(readdirSync(folder).filter((name) => name.includes('network'))).toEqual(['graph.db-network-public']);
});

it('a load that changes no fact leaves it good', async () => {
  const { store, built, kept, revision } = await filledStore();
  (await kept())!.write(await built());
  const before = await store.listLoads({ first: 1 });
  expect(await loadFacts(store, largeWorld(50))).toBe(revision);
  expect((await store.listLoads({ first: 1 }))[0]!.id).toBeGreaterThan(before[0]!.id);
  expect((await kept())!.read()).toStrictEqual(await built());
});

it('of two stores with as many loads each has its own, though one takes the place of the other', async () => {
  const { folder, built, kept } = await filledStore();
  const other = await filledStore();
  (await kept())!.write(await built());
  const name = 'graph.db-network-public';
  copyFileSync(path.join(folder, name), path.join(other.folder, name));
  expect((await other.kept())!.read()).toBeNull();
});

it('the next thread takes what the first kept', async () => {
  const { storeUrl, kept, built, revision } = await filledStore();
  const problems: Error[] = [];
  const build = buildInThread({ storeUrl, env: {} }, new AbortController().signal, (problem) =>
    problems.push(problem),
  );
  const first = await build(revision, PUBLIC_VIEWER);
  const place = (await kept())!;
  await expect.poll(() => place.read() !== null).toBe(true);
  expect(place.read()).toStrictEqual(await built());
  // A mark that only what was kept has.
  const { members } = place.read()!;
  place.write({ members: { ...members, viewerKey: 'kept' } });
  expect(first.viewerKey).toBe(PUBLIC_VIEWER.key);
  expect((await build(revision, PUBLIC_VIEWER)).viewerKey).toBe('kept');
  expect(problems).toEqual([]);
});

it('a disk that does not take it is told, and the network is there all the same', async () => {
  const { storeUrl, folder, revision } = await filledStore();
  mkdirSync(path.join(folder, 'graph.db-network-public.part'));
  const problems: Error[] = [];
  const build = buildInThread({ storeUrl, env: {} }, new AbortController().signal, (problem) =>
    problems.push(problem),
  );
  expect((await build(revision, PUBLIC_VIEWER)).revision).toBe(revision);
  await expect
    .poll(() => problems.map(({ message }) => message))
    .toEqual([expect.stringContaining('EISDIR')]);
});
