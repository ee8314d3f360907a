import { populationSuite } from '../contract/populations.ts';
import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';
import { POPULATION_FILES } from '../support/load-populations.ts';

// 190,000 rows twice: minutes.
describeOnNeo4j("UNHCR's population tables", ({ url, env, reset }) => {
  populationSuite('Neo4j', Object.keys(POPULATION_FILES).toSorted(), async () => {
    await reset();
    return { url, env };
  });
});
