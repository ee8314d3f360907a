/**
 * `npm run neo4j` (or `npm run neo4j -- DIRECTORY` to keep its data): a real Neo4j on this machine until Ctrl-C, without Docker.
 * PORT is 7687 unless NEO4J_PORT says otherwise.
 */
import path from 'node:path';
import { Neo4jUnavailable, startNeo4jServer } from './neo4j-server.ts';

const directory = process.argv[2];
const port = Number(process.env['NEO4J_PORT'] ?? 7687);
try {
  const server = await startNeo4jServer({
    port,
    ...(directory === undefined ? {} : { homeDirectory: path.resolve(directory) }),
  });
  process.stdout.write(
    `Neo4j ${server.version} runs at ${server.url}, without a password, ` +
      `${directory === undefined ? 'and forgets everything at the end' : `its data in ${directory}`}. Ctrl-C stops it.\n` +
      `In another terminal: TRAILCARE_STORE=${server.url} npm start\n`,
  );
  const idle = setInterval(() => {}, 1 << 30);
  const stop = () => {
    clearInterval(idle);
    void server.stop();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  if (!(error instanceof Neo4jUnavailable)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
