import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Fact, KIND_NAMES, type KindName } from '../../graph/model/kinds.ts';
import { STEWARD_OF_ALL } from '../../graph/model/viewer.ts';
import { collectFacts } from '../../graph/network/facts.ts';
import { openStore } from '../../graph/open-store.ts';
import { reloadSeeds } from '../../loaders/seed.ts';

/** All facts of the bundled seeds, as a first start shows them: real countries, Societies, service types, packages, trails. */
export type Vocabulary = { readonly [N in KindName]: readonly Fact<N>[] };

/** Takes a few seconds: the seeds are loaded into a store that is thrown away. */
export async function readVocabulary(): Promise<Vocabulary> {
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
