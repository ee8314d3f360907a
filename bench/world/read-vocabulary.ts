import { createHash } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Fact, KIND_NAMES, type KindName } from '../../graph/model/kinds.ts';
import { STEWARD_OF_ALL } from '../../graph/model/viewer.ts';
import { collectFacts } from '../../graph/network/facts.ts';
import { openStore } from '../../graph/open-store.ts';
import { reloadSeeds } from '../../loaders/seed.ts';
import { cacheFolder } from '../harness/cache-folder.ts';

/** All facts of the bundled seeds, as a first start shows them: real countries, Societies, service types, packages, trails. */
export type Vocabulary = { readonly [N in KindName]: readonly Fact<N>[] };

/** Kept in the cache folder for as long as the seeds are the same: reading them takes some seconds. */
export async function readVocabulary(): Promise<Vocabulary> {
  const file = path.join(cacheFolder, `vocabulary-${await seedsHash()}.json`);
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as Vocabulary;
  const vocabulary = await loadVocabulary();
  await writeFile(file, JSON.stringify(vocabulary));
  return vocabulary;
}

async function seedsHash(): Promise<string> {
  const root = path.resolve(import.meta.dirname, '../..');
  const hash = createHash('sha1');
  for (const file of globSync('{seeds/**/*.*,package-lock.json}', { cwd: root }).toSorted())
    hash.update(file).update(await readFile(path.join(root, file)));
  return hash.digest('hex').slice(0, 12);
}

async function loadVocabulary(): Promise<Vocabulary> {
  const folder = await mkdtemp(path.join(tmpdir(), 'trailcare-seeds-'));
  const store = await openStore(`sqlite:${path.join(folder, 'graph.db')}`, {});
  try {
    await store.migrate();
    await reloadSeeds(store, { demonstration: false });
    const at = { revision: await store.revision(), viewer: STEWARD_OF_ALL };
    const facts: Partial<Record<KindName, unknown>> = {};
    for (const kind of KIND_NAMES) facts[kind] = await collectFacts((one) => store.scan(one, at), kind);
    return facts as unknown as Vocabulary;
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}
