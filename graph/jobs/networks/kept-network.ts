import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { MOVEMENT_VIEWER, PUBLIC_VIEWER, type Viewer } from '../../model/viewer.ts';
import { readNetworkFile, writeNetworkFile } from './network-file.ts';
import type { PortableNetwork } from '../../network/portable-network.ts';
import type { GraphStore, LoadRecord } from '../../store.ts';

/** A place on the disk for one network. */
export interface KeptNetwork {
  /** Null when it is not there: it must be built. */
  read(): PortableNetwork | null;
  /** In the place of that of an older revision. Throws what the disk says. */
  write(network: PortableNetwork): void;
}

/** Whose networks are kept, and how their files' names end. */
const READERS: ReadonlyMap<string, string> = new Map([
  [PUBLIC_VIEWER.key, 'public'],
  [MOVEMENT_VIEWER.key, 'movement'],
]);
const PREFIX = 'sqlite:';
const LOADS_AT_ONCE = 100;

/**
 * Where the embedded store's network of its newest revision is kept, beside its file: reading a million facts takes ten times as long. Null for
 * readers who come seldom, for revisions of the past (of which a later load may have hidden something), and for stores with a server.
 * It is of one store, revision, reader and version of our code, and of no use to others.
 */
export async function keptNetwork(
  store: GraphStore,
  storeUrl: string,
  { revision, viewer }: { readonly revision: number; readonly viewer: Viewer },
): Promise<KeptNetwork | null> {
  const database = storeUrl.startsWith(PREFIX) ? storeUrl.slice(PREFIX.length) : ':memory:';
  const reader = READERS.get(viewer.key);
  if (database === ':memory:' || reader === undefined) return null;
  const load = await loadThatPublished(store, revision);
  if (load === null) return null;
  const file = `${path.resolve(database)}-network-${reader}`;
  const stamp = [codeHash(), process.versions.v8, viewer.key, revision, load.id, load.at].join(' ');
  return {
    read: () => readNetworkFile(file, stamp),
    write: (network) => writeNetworkFile(file, stamp, network),
  };
}

/** Two stores never have the same: it has its number and its moment. Null when the revision is not the newest. */
async function loadThatPublished(store: GraphStore, revision: number): Promise<LoadRecord | null> {
  if ((await store.revision()) !== revision) return null;
  let first: LoadRecord | null = null;
  for (;;) {
    const loads = await store.listLoads({ first: LOADS_AT_ONCE, before: first?.id ?? null });
    for (const load of loads) {
      if (load.revision !== revision) return first;
      first = load;
    }
    if (loads.length < LOADS_AT_ONCE) return first;
  }
}

/** Of all that may have a say in what a network is. */
function codeHash(): string {
  const folder = path.join(import.meta.dirname, '../..');
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.ts')).toSorted())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(folder, file)))
      .update('\0');
  return hash.digest('hex');
}
