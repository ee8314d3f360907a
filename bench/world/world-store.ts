import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { openStore } from '../../graph/open-store.ts';
import type { GraphStore } from '../../graph/store.ts';
import { reloadSeeds } from '../../loaders/seed.ts';
import { cacheFolder } from '../harness/cache-folder.ts';
import { makeWorld } from './made-world.ts';
import { readVocabulary } from './read-vocabulary.ts';
import type { SizeName } from './sizes.ts';

/** To be raised when the generator makes another world: kept stores of the one before are left alone. */
const GENERATION = 1;

/** Fills a store that is open and empty with the bundled seeds and, as one load, a made-up world. */
export async function fillWithWorld(
  store: GraphStore,
  size: SizeName,
  tell: (line: string) => void = () => {},
): Promise<void> {
  await store.migrate();
  await reloadSeeds(store, { demonstration: false });
  const world = makeWorld(size, await readVocabulary());
  const session = await store.beginLoad();
  try {
    for (const kind of world.kinds) {
      let count = 0;
      for await (const batch of world.facts(kind)) {
        await session.put(kind, batch);
        count += batch.length;
      }
      tell(`${size}: ${count} of ${kind}`);
    }
  } catch (problem) {
    await session.abort();
    throw problem;
  }
  await session.commit({ actor: 'bench', format: 'native', source: 'w-bench', files: [], summary: '{}' });
}

/** URL of an embedded store with a made-up world. Made once into the cache folder: a minute at M, several at L. */
export async function worldStoreUrl(
  size: SizeName,
  tell: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
): Promise<string> {
  const file = path.join(cacheFolder, `world-${size}-${GENERATION}.db`);
  if (existsSync(file)) return `sqlite:${file}`;
  const making = `${file}.making`;
  for (const end of ['', '-wal', '-shm']) await rm(`${making}${end}`, { force: true });
  const store = await openStore(`sqlite:${making}`, {});
  try {
    await fillWithWorld(store, size, tell);
  } finally {
    await store.close();
  }
  await rename(making, file);
  return `sqlite:${file}`;
}
