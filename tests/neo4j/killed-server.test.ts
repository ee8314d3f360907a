import { afterAll, beforeAll, describe, vi } from 'vitest';
import { killedServerContract } from '../contract/killed-server.ts';
import { neo4jOfRun } from '../support/empty-neo4j-store.ts';
import { startNeo4jServer } from '../support/neo4j-server.ts';

describe.skipIf(neo4jOfRun() === null || process.env['TRAILCARE_TEST_NEO4J'])('a server of our own', () => {
  // Half the processor time: none of the three servers lives long enough to earn what the second compiler costs.
  beforeAll(() => vi.stubEnv('JAVA_TOOL_OPTIONS', '-XX:TieredStopAtLevel=1'));
  afterAll(() => vi.unstubAllEnvs());

  // Two moments, because each takes some 20 s; `npm run soak` has more.
  killedServerContract('Neo4j', startNeo4jServer, {
    size: 3_000,
    moments: [
      { after: 'put 3', waitMs: 20 },
      { after: 'committing', waitMs: 2 },
    ],
    timeoutMs: 300_000,
  });
});
