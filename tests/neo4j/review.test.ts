import { describe, inject } from 'vitest';
import { reviewSuite } from '../contract/review.ts';
import { resetDatabase } from '../support/reset-neo4j.ts';

const neo4j = inject('neo4j');

describe.skipIf(!neo4j.available)('on a server', () => {
  if (!neo4j.available) return;
  const { url, username, password } = neo4j;
  reviewSuite('Neo4j', async () => {
    await resetDatabase({ ...neo4j, database: '' });
    return { url, env: { NEO4J_USERNAME: username, NEO4J_PASSWORD: password } };
  });
});
