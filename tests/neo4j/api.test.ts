import { accessSuite } from '../api/support/access-suite.ts';
import { auditSuite } from '../api/support/audit-suite.ts';
import { contractQueries } from '../api/support/contract-queries.ts';
import { injectionSuite } from '../api/support/injection-suite.ts';
import { jobSuite } from '../api/support/job-suite.ts';
import { proposalSightSuite } from '../api/support/proposal-sight-suite.ts';
import { scenarioSuite } from '../api/support/scenario-suite.ts';
import { withheldReferencesSuite } from '../api/support/withheld-references-suite.ts';
import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';

describeOnNeo4j('the API', ({ openEmpty }) => {
  contractQueries('Neo4j', openEmpty);
  accessSuite('Neo4j', openEmpty);
  proposalSightSuite('Neo4j', openEmpty);
  withheldReferencesSuite('Neo4j', openEmpty);
  auditSuite('Neo4j', openEmpty);
  scenarioSuite('Neo4j', openEmpty);
  jobSuite('Neo4j', openEmpty);
  injectionSuite('Neo4j', openEmpty);
});
