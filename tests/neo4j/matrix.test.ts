import { describe, it } from 'vitest';
import { matrixSuite } from '../api/matrix/matrix-suite.ts';
import { neo4jOfRun, openEmptyNeo4jStore } from '../support/empty-neo4j-store.ts';

const options = neo4jOfRun();
if (options === null) {
  // The reason was printed when the run began; in CI the run fails instead.
  describe('who learns what, on Neo4j', () => {
    it.skip('needs a Neo4j server', () => {});
  });
} else {
  // A minute each; `npm run soak` has the others. What both stores filter by is one rule, which their contract tests for all.
  matrixSuite('Neo4j', () => openEmptyNeo4jStore(options), ['RESTRICTED']);
}
