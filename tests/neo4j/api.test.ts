import { describe, it } from 'vitest';
import { accessSuite } from '../api/support/access-suite.ts';
import { contractQueries } from '../api/support/contract-queries.ts';
import { neo4jOfRun, openEmptyNeo4jStore } from '../support/empty-neo4j-store.ts';

const options = neo4jOfRun();
if (options === null) {
  // The reason was printed when the run began; in CI the run fails instead.
  describe('the queries of the contract on Neo4j', () => {
    it.skip('needs a Neo4j server', () => {});
  });
} else {
  contractQueries('Neo4j', () => openEmptyNeo4jStore(options));
  accessSuite('Neo4j', () => openEmptyNeo4jStore(options));
}
