import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { buildInThread } from '../../graph/jobs/networks/build-in-thread.ts';
import { placeOfNetwork } from '../../graph/jobs/networks/kept-network.ts';
import { MOVEMENT_VIEWER, PUBLIC_VIEWER, STEWARD_OF_ALL, type Viewer } from '../../graph/model/viewer.ts';
import { buildNetwork } from '../../graph/network/build-network.ts';
import { openSqliteStore } from '../../graph/stores/sqlite/open-sqlite-store.ts';
import { loadFacts } from '../contract/context.ts';
import { temporaryFolder } from '../contract/sqlite-folder.ts';
import { comparableNetwork } from '../support/comparable-network.ts';
import { largeWorld } from '../support/large-world.ts';
import { fact } from './support/world.ts';

async function filledStore() {
  const { file, folder, remove } = temporaryFolder();
  const store = openSqliteStore(file);
  const closed = new AbortController();
  onTestFinished(async () => {
    closed.abort();
    await store.close();
    remove();
  });
  await store.migrate();
  await loadFacts(store, largeWorld(50));
  const problems: string[] = [];
  const storeUrl = `sqlite:${file}`;
  const report = (event: string, problem: unknown) => void problems.push(`${event}: ${String(problem)}`);
  /** As a process that starts does. */
  const build = async (viewer: Viewer = PUBLIC_VIEWER) =>
    (await buildInThread({ storeUrl, env: {}, report }, closed.signal)(await store.revision(), viewer))
      .network;
  const kept = (viewer: Viewer = PUBLIC_VIEWER) => placeOfNetwork(storeUrl, viewer)!.read();
  const anew = async (viewer: Viewer = PUBLIC_VIEWER) => {
    const revision = await store.revision();
    return buildNetwork((kind) => store.scan(kind, { revision, viewer }), revision, viewer);
  };
  return { store, storeUrl, folder, problems, build, kept, anew };
}

/** The revision of the network that is kept once its thread has written it. */
const keptRevision = (kept: ReturnType<typeof placeOfNetwork>) =>
  (kept?.read()?.network.members as { revision: number } | undefined)?.revision;

/** Puts a mark on what is kept, which only a network that was made of it has. */
function mark(storeUrl: string, code: string): void {
  const place = placeOfNetwork(storeUrl, PUBLIC_VIEWER)!;
  const { network, origin } = place.read()!;
  place.write({ network: { members: { ...network.members, mark: code } }, origin });
}

it('the network is kept for anybody and for the local user, and for no other reader', async () => {
  const { storeUrl, folder, build, kept, anew, problems } = await filledStore();
  for (const viewer of [PUBLIC_VIEWER, MOVEMENT_VIEWER, STEWARD_OF_ALL]) await build(viewer);
  for (const viewer of [PUBLIC_VIEWER, MOVEMENT_VIEWER]) {
    await expect.poll(() => kept(viewer) !== null).toBe(true);
    expect(comparableNetwork(await build(viewer))).toEqual(comparableNetwork(await anew(viewer)));
  }
  expect(placeOfNetwork(storeUrl, STEWARD_OF_ALL)).toBeNull();
  expect(readdirSync(folder).filter((name) => name.includes('-network'))).toEqual([
    'graph.db-network-movement',
    'graph.db-network-public',
  ]);
  expect(problems).toEqual([]);
});

it('the next start takes what was kept, and builds it when it is of other code or damaged', async () => {
  const { storeUrl, build, kept } = await filledStore();
  expect(await build()).not.toHaveProperty('mark');
  await expect.poll(() => kept() !== null).toBe(true);
  mark(storeUrl, 'kept');
  expect(await build()).toHaveProperty('mark', 'kept');
});

it('after a small load the next start renews it, and keeps that; what the load took away is gone', async () => {
  const { store, storeUrl, build, kept, anew } = await filledStore();
  const before = await build();
  await expect.poll(() => kept() !== null).toBe(true);
  mark(storeUrl, 'renewed');
  const hidden = before.services.codes.at(0);
  await loadFacts(store, {
    Service: [
      fact('Service', hidden, { serviceType: 'RFL', provider: 'p-lby', remote: true, visibility: 'NETWORK' }),
      fact('Service', 'new', { serviceType: 'RFL', provider: 'p-lby', remote: true }),
    ],
  });
  const after = await build();
  expect(after).toHaveProperty('mark', 'renewed');
  expect(after.services.codes).toContain('new');
  const { mark: _, ...others } = after as typeof after & { mark: string };
  expect(comparableNetwork(others)).toEqual(comparableNetwork(await anew()));
  await expect.poll(() => keptRevision(placeOfNetwork(storeUrl, PUBLIC_VIEWER))).toBe(2);
});

it('after a load that changes places it is built, and that is kept', async () => {
  const { store, storeUrl, build, kept } = await filledStore();
  await build();
  await expect.poll(() => kept() !== null).toBe(true);
  mark(storeUrl, 'old');
  await loadFacts(store, { Stop: [fact('Stop', 'a-new-one', { kind: 'CITY' })] });
  const after = await build();
  expect(after).not.toHaveProperty('mark');
  expect(after.stops.codes).toContain('a-new-one');
  await expect.poll(() => keptRevision(placeOfNetwork(storeUrl, PUBLIC_VIEWER))).toBe(2);
});

it('a load that changes no fact leaves it good', async () => {
  const { store, storeUrl, build, kept } = await filledStore();
  await build();
  await expect.poll(() => kept() !== null).toBe(true);
  mark(storeUrl, 'kept');
  expect(await loadFacts(store, largeWorld(50))).toBe(1);
  expect(await build()).toHaveProperty('mark', 'kept');
});

it('that of another graph is not taken, though it has as many loads', async () => {
  const [one, other] = [await filledStore(), await filledStore()];
  await one.build();
  await expect.poll(() => one.kept() !== null).toBe(true);
  mark(one.storeUrl, 'of the other');
  const name = 'graph.db-network-public';
  copyFileSync(path.join(one.folder, name), path.join(other.folder, name));
  expect(other.kept()).not.toBeNull();
  expect(await other.build()).not.toHaveProperty('mark');
});

it('a disk that neither gives nor takes it is told, and the network is there all the same', async () => {
  const { folder, build, problems } = await filledStore();
  mkdirSync(path.join(folder, 'graph.db-network-public'));
  expect((await build()).revision).toBe(1);
  await expect
    .poll(() => problems)
    .toEqual(
      ['read', 'rename'].map(
        (call) => expect.stringMatching(`^snapshot-not-kept: .*EISDIR.*${call}`) as string,
      ),
    );
});
