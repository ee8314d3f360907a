import { storeContract } from '../contract/suite.ts';
import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';
import { KINDS_OF_EVERY_SHAPE } from '../support/kinds-of-every-shape.ts';

describeOnNeo4j('the contract of stores', ({ openEmpty }) => {
  storeContract('Neo4j', openEmpty, {}, { runs: 3, kinds: KINDS_OF_EVERY_SHAPE });
});
