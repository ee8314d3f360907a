import neo4j from 'neo4j-driver';
import type { Neo4jOptions } from '../../graph/stores/neo4j/connection.ts';

/** Deleting more at once runs a server with 1 GB of heap out of memory. */
const BATCH = 5_000;

/** Empties the database but for its schema and the record of it. Versions first: then identities have no relationships left. */
export async function resetDatabase({ url, username, password, database }: Neo4jOptions): Promise<void> {
  const driver = neo4j.driver(url, password === '' ? undefined : neo4j.auth.basic(username, password));
  try {
    for (const nodes of ['(n:Fact)', '(n) WHERE NOT n:Migration']) {
      for (let deleted = BATCH; deleted === BATCH;) {
        const { records } = await driver.executeQuery(
          `MATCH ${nodes} WITH n LIMIT $batch DETACH DELETE n RETURN count(*) AS deleted`,
          { batch: neo4j.int(BATCH) },
          database === '' ? {} : { database },
        );
        deleted = neo4j.integer.toNumber(records[0]?.get('deleted') ?? neo4j.int(0));
      }
    }
  } finally {
    await driver.close();
  }
}
