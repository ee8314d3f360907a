import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import neo4j, { type Driver } from 'neo4j-driver';
import { openStore } from '../graph/open-store.ts';
import { reloadSeeds } from '../loaders/seed.ts';
import { type Neo4jServer, startNeo4jServer } from '../tests/support/neo4j-server.ts';
import type { LoadContest } from './load-contest.ts';
import { loadServices } from './load-services.ts';

type Properties = Readonly<Record<string, unknown>>;

/** Rows of one transaction, as many as the store takes. */
const BATCH = 5_000;

/**
 * The peer reads the CSV by csv-parse and writes, for its records, nodes that are ready-made, by one UNWIND for each batch: the same nodes with
 * the same properties and relationships, the same constraints and indexes. On a server of its own, or that of TRAILCARE_TEST_NEO4J, whose services
 * it deletes.
 */
export async function neo4jContest(file: string, rows: number): Promise<LoadContest> {
  const server = await startNeo4jServer();
  const { url, username, password } = server;
  const driver = neo4j.driver(url, password === '' ? undefined : neo4j.auth.basic(username, password));
  try {
    return await contestOn(server, driver, file, rows);
  } catch (problem) {
    await driver.close();
    await server.stop();
    throw problem;
  }
}

async function contestOn(
  server: Neo4jServer,
  driver: Driver,
  file: string,
  rows: number,
): Promise<LoadContest> {
  const { url, username, password } = server;
  // On a busy machine the first answer can take longer than our store waits for a sign of life.
  await driver.executeQuery('RETURN 1');
  const store = await openStore(url, { NEO4J_USERNAME: username, NEO4J_PASSWORD: password });
  await store.migrate();
  await reloadSeeds(store, { demonstration: false });
  const ours = () => loadServices(store, file, rows);
  const reset = () =>
    autoCommitted(driver, `MATCH (n:Service) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF ${BATCH} ROWS`);
  await reset();
  await ours();
  const { records } = await driver.executeQuery(
    'MATCH (n:Service:Fact) RETURN n.code AS code, properties(n) AS fact',
  );
  const ready = new Map(
    records.map((record) => [String(record.get('code')), record.get('fact') as Properties]),
  );
  return {
    ours,
    reset,
    bare: { 'bare UNWIND batches': () => unwind(driver, file, ready) },
    async written() {
      const found = await driver.executeQuery(
        'MATCH (n:Service) OPTIONAL MATCH (n)-[r]->(to) ' +
          'RETURN labels(n) AS labels, type(r) AS type, labels(to) AS to, count(*) AS rows, sum(size(keys(n))) AS properties ' +
          'ORDER BY type',
      );
      return JSON.stringify(found.records.map((record) => record.toObject()));
    },
    async close() {
      await driver.close();
      await store.close();
      await server.stop();
    },
  };
}

async function unwind(driver: Driver, file: string, ready: ReadonlyMap<string, Properties>): Promise<void> {
  const names = [...new Set([...ready.values()].flatMap((fact) => Object.keys(fact)))];
  const cell = (name: string) => `row[${names.indexOf(name)}]`;
  // Lists, and properties by name: a third quicker than maps and `SET n = row`.
  const statement = `UNWIND $rows AS row
    MATCH (t:ServiceType {identity: ${cell('serviceType')}})
    MATCH (p:Provider {identity: ${cell('provider')}})
    MATCH (c:Country {identity: ${cell('country')}})
    CREATE (i:Service:Identity {identity: ${cell('code')}, code: ${cell('code')}})
    CREATE (n:Service:Fact {${names.map((name) => `${name}: ${cell(name)}`).join(', ')}})-[:VERSION_OF]->(i)
    CREATE (n)-[:IS_A]->(t) CREATE (n)-[:BY]->(p) CREATE (n)-[:IN]->(c)`;
  let batch: unknown[][] = [];
  const write = async () => {
    await driver.executeQuery(statement, { rows: batch });
    batch = [];
  };
  for await (const [code] of createReadStream(file).pipe(parse({ from_line: 2 })) as AsyncIterable<
    string[]
  >) {
    const fact = ready.get(code!)!;
    batch.push(names.map((name) => fact[name] ?? null));
    if (batch.length === BATCH) await write();
  }
  if (batch.length > 0) await write();
}

async function autoCommitted(driver: Driver, statement: string): Promise<void> {
  const session = driver.session();
  try {
    await session.run(statement);
  } finally {
    await session.close();
  }
}
