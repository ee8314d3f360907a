import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import neo4j, { type Driver } from 'neo4j-driver';
import { openStore } from '../../graph/open-store.ts';
import { startNeo4jServer } from '../../tests/support/neo4j-server.ts';
import { cacheFolder } from '../harness/cache-folder.ts';
import type { BenchSize } from '../harness/promise.ts';
import { fillWithWorld } from './world-store.ts';

/** To be raised when the generator makes another world, or the store lays facts out in another way. */
const GENERATION = 1;
/** As a database of that size would be given: all of the store lies in its page cache. */
const MEMORY = {
  S: { heapMb: 2_048, pageCacheMb: 512 },
  M: { heapMb: 4_096, pageCacheMb: 3_072 },
  L: { heapMb: 6_144, pageCacheMb: 8_192 },
} as const;

export interface WorldNeo4j {
  readonly url: string;
  readonly version: string;
  /** A driver of its own, as a peer uses it. */
  readonly driver: Driver;
  stop(): Promise<void>;
}

interface WorldNeo4jOptions {
  /** On a copy that is removed at the end, so that what is written into it stays in no other measurement. */
  readonly onCopy?: boolean;
}

const running = new Set<() => Promise<void>>();

/** Stops those that a contest left running because it failed while it was prepared: their data are for one server at a time. */
export async function stopWorldNeo4js(): Promise<void> {
  for (const stop of running) await stop();
}

/** A Neo4j of our own with a made-up world in it, laid out by our store. Filled once into the cache folder: a minute at S, some at M. */
export async function startWorldNeo4j(
  size: BenchSize,
  { onCopy = false }: WorldNeo4jOptions = {},
): Promise<WorldNeo4j> {
  const filled = await filledHome(size);
  const home = onCopy ? mkdtempSync(path.join(tmpdir(), 'trailcare-bench-neo4j-')) : filled;
  if (onCopy) cpSync(filled, home, { recursive: true });
  const server = await startNeo4jServer({ ...MEMORY[size], homeDirectory: home });
  const driver = neo4j.driver(server.url, undefined, { disableLosslessIntegers: true });
  const stop = async () => {
    running.delete(stop);
    await driver.close();
    await server.stop();
    if (onCopy) rmSync(home, { recursive: true, force: true });
  };
  running.add(stop);
  // On a busy machine the first answer can take longer than our store waits for a sign of life.
  await driver.executeQuery('MATCH (n:Fact) RETURN count(n.since) AS facts');
  return { url: server.url, version: server.version, driver, stop };
}

async function filledHome(size: BenchSize): Promise<string> {
  const home = path.join(cacheFolder, `neo4j-world-${size}-${GENERATION}`);
  if (existsSync(home)) return home;
  const making = `${home}.making`;
  rmSync(making, { recursive: true, force: true });
  const server = await startNeo4jServer({ ...MEMORY[size], homeDirectory: making });
  try {
    // The first answer of a new server on a busy machine can take long.
    const store = await openStore(server.url, { TRAILCARE_STORE_PATIENCE_SECONDS: '60' });
    try {
      await fillWithWorld(store, size, (line) => process.stderr.write(`${line}\n`));
    } finally {
      await store.close();
    }
  } finally {
    await server.stop();
  }
  await rename(making, home);
  return home;
}
