import { accessSuite } from '../api/support/access-suite.ts';
import { contractQueries } from '../api/support/contract-queries.ts';
import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';

describeOnNeo4j('the API', ({ openEmpty }) => {
  contractQueries('Neo4j', openEmpty);
  accessSuite('Neo4j', openEmpty);
});
