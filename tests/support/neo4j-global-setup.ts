import type { TestProject } from 'vitest/node';
import { Neo4jUnavailable, startNeo4jServer } from './neo4j-server.ts';

/** What `inject('neo4j')` gives: how to reach the server that all tests of the run share, or why there is none. */
export type ProvidedNeo4j =
  | { available: true; url: string; username: string; password: string; version: string }
  | { available: false; reason: string };

declare module 'vitest' {
  interface ProvidedContext {
    neo4j: ProvidedNeo4j;
  }
}

/** Starts one Neo4j for the projects that name this file. Without Java or Maven: fails when CI is set, else its tests are skipped. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  try {
    const server = await startNeo4jServer();
    const { url, username, password, version } = server;
    project.provide('neo4j', { available: true, url, username, password, version });
    return () => server.stop();
  } catch (error) {
    if (!(error instanceof Neo4jUnavailable) || process.env['CI']) throw error;
    process.stderr.write(`Neo4j tests are skipped. ${error.message}\n`);
    project.provide('neo4j', { available: false, reason: error.message });
    return async () => {};
  }
}
