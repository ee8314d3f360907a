import { reviewSuite } from '../contract/review.ts';
import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';

describeOnNeo4j('what reconciliation asks', ({ url, env, reset }) => {
  reviewSuite('Neo4j', async () => {
    await reset();
    return { url, env };
  });
});
