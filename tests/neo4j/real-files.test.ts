import { beforeAll } from 'vitest';
import { DIRECTORY_FILES, loadsRealFiles } from '../contract/real-files.ts';
import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';

describeOnNeo4j('real files', ({ url, env, reset }) => {
  beforeAll(reset);
  loadsRealFiles('Neo4j: directories, branches and Societies', { url, env }, DIRECTORY_FILES);
});
