import { openConnection } from '../../graph/stores/neo4j/connection.ts';
import { personsSuite } from '../contract/persons.ts';
import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';

// The real files once more: minutes.
describeOnNeo4j('persons', ({ options, url, env, reset }) => {
  personsSuite('Neo4j', async () => {
    await reset();
    return {
      url,
      env,
      async content() {
        const connection = openConnection(options);
        try {
          const nodes = await connection.read('MATCH (n) RETURN properties(n) AS held', {});
          const ways = await connection.read('MATCH ()-[r]->() RETURN properties(r) AS held', {});
          return JSON.stringify([nodes, ways]);
        } finally {
          await connection.close();
        }
      },
    };
  });
});
