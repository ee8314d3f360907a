import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const seconds = 1000;

/** Projects of one `order` run together; a later order starts when the earlier is done, so that browsers and Neo4j have the machine. */
function project(
  name: string,
  order: number,
  timeoutSeconds: number,
  more: TestProjectInlineConfiguration['test'] = {},
): TestProjectInlineConfiguration {
  return {
    test: {
      name,
      include: [`tests/${name}/**/*.test.ts`],
      environment: 'node',
      pool: 'forks',
      maxWorkers: 2,
      retry: 0,
      testTimeout: timeoutSeconds * seconds,
      hookTimeout: Math.max(timeoutSeconds, 60) * seconds,
      sequence: { groupOrder: order },
      ...more,
      globalSetup: ['tests/support/own-temporary-folder.ts', ...[more.globalSetup ?? []].flat()],
    },
  };
}

const oneAtATime = { fileParallelism: false, maxWorkers: 1 };
/** As many servers as workers. A server that is given is one, and so are the long runs, where the time of one says something. */
const withNeo4j = { globalSetup: ['tests/support/neo4j-global-setup.ts'] };
const onGivenServer = process.env['TRAILCARE_TEST_NEO4J'] ? oneAtATime : {};

/** `npm test`: no clocks, seeded samples. `npm run soak` (mode soak): the long ones alone, with TRAILCARE_SOAK=1. */
export default defineConfig(({ mode }) => ({
  test: {
    teardownTimeout: 20 * seconds,
    projects:
      mode === 'soak'
        ? [project('soak', 0, 1800, { ...oneAtATime, ...withNeo4j, env: { TRAILCARE_SOAK: '1' } })]
        : [
            project('unit', 0, 20),
            project('contract', 0, 60),
            project('api', 0, 60),
            project('neo4j', 1, 120, { ...withNeo4j, ...onGivenServer }),
            // A page is looked at until it shows what it should: on a busy machine that takes its time.
            project('e2e', 2, 180, { expect: { poll: { timeout: 20 * seconds } } }),
          ],
  },
}));
