import { routeFileSuite } from '../contract/route-files.ts';
import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';

describeOnNeo4j('files of routes', ({ url, env, reset }) => {
  routeFileSuite('Neo4j', async () => {
    await reset();
    return { url, env };
  });
});
