import { afterAll, beforeAll, describe, vi } from 'vitest';
import { killedServerContract } from '../contract/killed-server.ts';
import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';
import { startNeo4jServer } from '../support/neo4j-server.ts';

describeOnNeo4j('a killed server', () => {
  describe.skipIf(process.env['TRAILCARE_TEST_NEO4J'])('of our own', () => {
    // Half the processor time: neither server lives long enough to earn what the second compiler costs.
    beforeAll(() => vi.stubEnv('JAVA_TOOL_OPTIONS', '-XX:TieredStopAtLevel=1'));
    afterAll(() => vi.unstubAllEnvs());

    // One moment, small enough for `.ci/run`, which has this file beside `npm test`; killed-servers has five at full size.
    killedServerContract('Neo4j', startNeo4jServer, {
      size: 3_000,
      moments: [{ after: 'put 3', waitMs: 20 }],
      timeoutMs: 300_000,
    });
  });
});
