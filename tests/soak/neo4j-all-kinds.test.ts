import { KIND_NAMES } from '../../graph/model/kinds.ts';
import { storeContract } from '../contract/suite.ts';
import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';
import { plansSuite } from '../support/neo4j-plans.ts';

describeOnNeo4j('the contract of stores', ({ openEmpty }) =>
  storeContract('Neo4j', openEmpty, {}, { runs: 60 }),
);

describeOnNeo4j('plans of the Cypher statements', (neo4j) => plansSuite(neo4j, KIND_NAMES));
