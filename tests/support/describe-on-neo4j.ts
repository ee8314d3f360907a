/* oxlint-disable vitest/valid-title, vitest/valid-describe-callback -- declares the tests of others */
import { describe, inject, it } from 'vitest';
import type { Neo4jOptions } from '../../graph/stores/neo4j/connection.ts';
import { openNeo4jStore } from '../../graph/stores/neo4j/open-neo4j-store.ts';
import type { OpenedStore } from '../contract/context.ts';
import { resetDatabase } from './reset-neo4j.ts';

/** A server of the tests is busy with others, and is not lost. */
const PATIENCE_SECONDS = 30;

/** The server of this worker, which no other test uses meanwhile. */
export interface Neo4jOfTests {
  options: Neo4jOptions;
  url: string;
  /** What a process of ours needs beside TRAILCARE_STORE. */
  env: {
    NEO4J_USERNAME: string;
    NEO4J_PASSWORD: string;
    NEO4J_DATABASE: string;
    TRAILCARE_STORE_PATIENCE_SECONDS: string;
  };
  /** Empties the database. */
  reset: () => Promise<void>;
  /** A migrated store on an emptied database. */
  openEmpty: () => Promise<OpenedStore>;
}

/** Tests that need a server. Where there is none (only outside CI, see neo4j-global-setup.ts) they are one skipped test that says why. */
export function describeOnNeo4j(name: string, declare: (neo4j: Neo4jOfTests) => void): void {
  const neo4j = inject('neo4j');
  describe(name, () => {
    if (!neo4j.available) {
      it.skip(`needs a Neo4j server: ${neo4j.reason}`, () => {});
      return;
    }
    const worker = Number(process.env['VITEST_POOL_ID']);
    const server = neo4j.servers[worker - 1];
    if (server === undefined) {
      throw new Error(`Worker ${worker} has no server of its own: there are ${neo4j.servers.length}.`);
    }
    declare(onServer(server));
  });
}

/** The same for a server that a test started itself. */
export function onServer(server: { url: string; username: string; password: string }): Neo4jOfTests {
  const { url, username, password } = server;
  const options = { url, username, password, database: '', patienceMs: PATIENCE_SECONDS * 1_000 };
  return {
    options,
    url,
    env: {
      NEO4J_USERNAME: username,
      NEO4J_PASSWORD: password,
      NEO4J_DATABASE: 'neo4j',
      TRAILCARE_STORE_PATIENCE_SECONDS: String(PATIENCE_SECONDS),
    },
    reset: () => resetDatabase(options),
    openEmpty: async () => {
      await resetDatabase(options);
      const store = openNeo4jStore(options);
      await store.migrate();
      return { store, reopen: async () => openNeo4jStore(options), close: () => store.close() };
    },
  };
}
