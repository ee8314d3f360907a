import { inject } from 'vitest';
import type { Neo4jOptions } from '../../graph/stores/neo4j/connection.ts';
import { openNeo4jStore } from '../../graph/stores/neo4j/open-neo4j-store.ts';
import type { OpenedStore } from '../contract/context.ts';
import type { ProvidedNeo4j } from './neo4j-global-setup.ts';
import { resetDatabase } from './reset-neo4j.ts';

/** How to reach the server of this run; null where there is none (only outside CI, see neo4j-global-setup.ts). */
export function neo4jOfRun(): Neo4jOptions | null {
  const neo4j: ProvidedNeo4j = inject('neo4j');
  return neo4j.available
    ? { url: neo4j.url, username: neo4j.username, password: neo4j.password, database: '' }
    : null;
}

/** A migrated store on an emptied database. */
export async function openEmptyNeo4jStore(options: Neo4jOptions): Promise<OpenedStore> {
  await resetDatabase(options);
  const store = openNeo4jStore(options);
  await store.migrate();
  return { store, reopen: async () => openNeo4jStore(options), close: () => store.close() };
}
