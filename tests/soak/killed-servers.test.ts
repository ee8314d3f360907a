import { describe } from 'vitest';
import { killedServerContract } from '../contract/killed-server.ts';
import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';
import { startNeo4jServer } from '../support/neo4j-server.ts';

describeOnNeo4j('a killed server', () => {
  describe.skipIf(process.env['TRAILCARE_TEST_NEO4J'])('of our own', () => {
    killedServerContract('Neo4j', startNeo4jServer, {
      size: 100_000,
      // A load of 100,000 has 20 puts.
      moments: [
        { after: 'began', waitMs: 0 },
        { after: 'put 1', waitMs: 300 },
        { after: 'put 11', waitMs: 500 },
        { after: 'committing', waitMs: 0 },
        { after: 'committing', waitMs: 10 },
      ],
      timeoutMs: 3_600_000,
      log: console.log,
    });
  });
});
