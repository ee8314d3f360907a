import type { GraphStore } from '../../store.ts';
import { beginLoad } from './begin-load.ts';
import { type Neo4jOptions, openConnection } from './connection.ts';
import { migrate } from './migrate.ts';
import { neo4jReads } from './reads.ts';
import { recordNotes } from './records.ts';

/** A store on a Neo4j server, 5.26 or later, Community Edition or above. Connects at the first call, so the server may start later. */
export function openNeo4jStore(options: Neo4jOptions): GraphStore {
  const connection = openConnection(options);
  return {
    name: 'neo4j',
    ...neo4jReads(connection),
    ...recordNotes(connection),
    migrate: () => migrate(connection),
    beginLoad: ({ waitMs = 0 } = {}) => beginLoad(connection, waitMs),
    close: () => connection.close(),
  };
}
