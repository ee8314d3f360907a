import { matrixSuite } from '../api/matrix/matrix-suite.ts';
import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';

describeOnNeo4j('who learns what', ({ openEmpty }) => matrixSuite('Neo4j', openEmpty));
