import { matrixSuite } from '../api/matrix/matrix-suite.ts';
import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';

describeOnNeo4j('who learns what', ({ openEmpty }) => {
  // A quarter of a minute for each reader, each time; `npm run soak` has them all. What both stores filter by is one rule, which
  // their contract tests for all.
  matrixSuite('Neo4j', openEmpty, ['RESTRICTED'], ['anybody']);
});
