import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import neo4j from 'neo4j-driver';
import type { View } from '../../graph/analysis/view.ts';
import { startNeo4jServer } from '../../tests/support/neo4j-server.ts';
import { shortestEdges } from '../world/shortest-edges.ts';
import { gdsExtension } from './gds-extension.ts';
import { timed } from './timed.ts';

/** Neo4j Graph Data Science with the legs of a view projected into its memory, asked over Bolt. Nodes are numbered as our stops are. */
export interface GdsPeer {
  /** Of the answer, one value of each row; by the clock, since it is another process. */
  ask(
    statement: string,
    parameters: Readonly<Record<string, unknown>>,
  ): Promise<{ ms: number; answer: unknown[] }>;
  readonly version: string;
  close(): Promise<void>;
}

export async function startGdsPeer(view: View): Promise<GdsPeer> {
  if (process.env['TRAILCARE_TEST_NEO4J'])
    throw new Error('Graph Data Science runs inside a Neo4j of our own: unset TRAILCARE_TEST_NEO4J.');
  const home = mkdtempSync(path.join(tmpdir(), 'trailcare-bench-gds-'));
  const server = await startNeo4jServer({
    homeDirectory: home,
    heapMb: 4_096,
    extension: gdsExtension(home),
  });
  const driver = neo4j.driver(server.url, undefined, { disableLosslessIntegers: true });
  const close = async () => {
    await driver.close();
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await driver.executeQuery(
      "UNWIND $edges AS edge RETURN gds.graph.project('legs', toInteger(edge[0]), toInteger(edge[1]), " +
        '{relationshipProperties: {metres: edge[2]}}) AS graph',
      { edges: shortestEdges(view) },
    );
    const { records } = await driver.executeQuery('RETURN gds.version() AS version');
    return {
      version: `Graph Data Science ${records[0]!.get('version')} in Neo4j ${server.version}`,
      async ask(statement, parameters) {
        const { ms, answer } = await timed(async () => {
          const { records } = await driver.executeQuery(statement, parameters);
          return records.map((record) => record.get(0) as unknown);
        });
        return { ms, answer: answer as unknown[] };
      },
      close,
    };
  } catch (problem) {
    await close();
    throw problem;
  }
}
