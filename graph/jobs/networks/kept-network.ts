import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { MOVEMENT_VIEWER, PUBLIC_VIEWER, type Viewer } from '../../model/viewer.ts';
import type { PortableNetwork } from '../../network/portable-network.ts';
import { readNetworkFile, writeNetworkFile } from './network-file.ts';

/** A network, and the load of which graph it is of (`GraphStore.touchedSince`). */
interface OfLoad {
  readonly network: PortableNetwork;
  readonly origin: string;
}

/** A place on the disk for one network. */
interface NetworkPlace {
  /** Null when there is none that this code and this reader may take. Whether it is of this graph, its origin tells. */
  read(): OfLoad | null;
  /** In the place of the one before. Throws what the disk says. */
  write(network: OfLoad): void;
}

/** Whose networks are kept, and how their files' names end. */
const READERS: ReadonlyMap<string, string> = new Map([
  [PUBLIC_VIEWER.key, 'public'],
  [MOVEMENT_VIEWER.key, 'movement'],
]);
const PREFIX = 'sqlite:';

/**
 * Where the last network that was built of the embedded store is kept, beside its file: reading a million facts takes ten times as long.
 * Null for readers who come seldom, and for stores with a server.
 */
export function placeOfNetwork(storeUrl: string, viewer: Viewer): NetworkPlace | null {
  const database = storeUrl.startsWith(PREFIX) ? storeUrl.slice(PREFIX.length) : ':memory:';
  const reader = READERS.get(viewer.key);
  if (database === ':memory:' || reader === undefined) return null;
  const file = `${path.resolve(database)}-network-${reader}`;
  const stamp = [codeHash(), process.versions.v8, viewer.key].join(' ');
  return {
    read: () => readNetworkFile(file, stamp) as OfLoad | null,
    write: (network) => writeNetworkFile(file, stamp, network),
  };
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
