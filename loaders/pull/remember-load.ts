import { createHash } from 'node:crypto';
import { STEWARD_OF_ALL } from '../../graph/model/viewer.ts';
import type { GraphStore } from '../../graph/store.ts';
import { type Manifest, findManifest, writeManifest } from './manifest.ts';
import type { KeptPull } from './pull-folder.ts';

export interface LoadPlace {
  readonly store: GraphStore;
  /** The store's URL, of which only a hash is written: it may hold a password. */
  readonly storeUrl: string;
  /** What of the options decides about the facts. */
  readonly options: string;
  readonly source: string;
}

const short = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Whether a pull was loaded into this store with these options, and its source is there still. */
export async function isLoaded({ loads }: Manifest, place: LoadPlace): Promise<boolean> {
  const revision = await place.store.revision();
  const found = loads.some(
    (load) =>
      load.store === short(place.storeUrl) &&
      load.options === short(place.options) &&
      load.revision <= revision,
  );
  if (!found) return false;
  const known = await place.store.get('Source', [place.source], { revision, viewer: STEWARD_OF_ALL });
  return known.has(place.source);
}

/** Writes down that a pull was loaded. */
export async function rememberLoad(
  { folder, manifest }: KeptPull,
  place: LoadPlace,
  revision: number,
  at: Date,
): Promise<void> {
  const load = {
    at: at.toISOString(),
    store: short(place.storeUrl),
    options: short(place.options),
    revision,
  };
  await writeManifest(folder, { ...manifest, process: 0, loads: [...manifest.loads, load] });
}

/** Writes down that a pull was asked for again and nothing was new. */
export async function rememberCheck({ folder }: KeptPull, at: Date): Promise<void> {
  const manifest = await findManifest(folder);
  if (manifest !== null)
    await writeManifest(folder, { ...manifest, checkedAt: [...manifest.checkedAt, at.toISOString()] });
}
