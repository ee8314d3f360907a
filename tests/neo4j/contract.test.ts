import { storeContract } from '../contract/suite.ts';
import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';

describeOnNeo4j('the contract of stores', ({ openEmpty }) => {
  storeContract('Neo4j', openEmpty, {}, { runs: 5 });
});
