import type { TestProject } from 'vitest/node';
import { type Neo4jServer, Neo4jUnavailable, startNeo4jServer } from './neo4j-server.ts';

/** What `inject('neo4j')` gives: the servers of the run, one for each worker, or why there is none. */
export type ProvidedNeo4j =
  | { available: true; servers: Pick<Neo4jServer, 'url' | 'username' | 'password' | 'version'>[] }
  | { available: false; reason: string };

declare module 'vitest' {
  interface ProvidedContext {
    neo4j: ProvidedNeo4j;
  }
}

/**
 * Starts a Neo4j for each worker of the projects that name this file, because each test empties its database. Without
 * Java or Maven: fails when CI is set, else its tests are skipped.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const servers: Neo4jServer[] = [];
  const stop = async () => {
    await Promise.all(servers.map((server) => server.stop()));
  };
  try {
    const workers = project.config.maxWorkers;
    // The first one alone: it resolves the jars where they are not there yet.
    servers.push(await startNeo4jServer());
    const others = Array.from({ length: workers - 1 }, async () => servers.push(await startNeo4jServer()));
    await Promise.all(others);
  } catch (error) {
    await stop();
    if (!(error instanceof Neo4jUnavailable) || process.env['CI']) throw error;
    process.stderr.write(`Neo4j tests are skipped. ${error.message}\n`);
    project.provide('neo4j', { available: false, reason: error.message });
    return async () => {};
  }
  const reached = servers.map(({ url, username, password, version }) => ({
    url,
    username,
    password,
    version,
  }));
  project.provide('neo4j', { available: true, servers: reached });
  return stop;
}
