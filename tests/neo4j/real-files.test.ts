import { beforeAll, describe, inject, it } from 'vitest';
import { DIRECTORY_FILES, loadsRealFiles } from '../contract/real-files.ts';
import { resetDatabase } from '../support/reset-neo4j.ts';

const neo4j = inject('neo4j');

describe('on Neo4j', () => {
  if (!neo4j.available) {
    it.skip('needs a Neo4j server', () => {});
    return;
  }
  const { url, username, password } = neo4j;
  beforeAll(() => resetDatabase({ ...neo4j, database: '' }));
  const env = { NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
  loadsRealFiles('Neo4j: directories, branches and Societies', { url, env }, DIRECTORY_FILES);
});
