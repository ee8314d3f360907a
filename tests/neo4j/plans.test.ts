import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';
import { KINDS_OF_EVERY_SHAPE } from '../support/kinds-of-every-shape.ts';
import { plansSuite } from '../support/neo4j-plans.ts';

describeOnNeo4j('plans of the Cypher statements', (neo4j) => plansSuite(neo4j, KINDS_OF_EVERY_SHAPE));
