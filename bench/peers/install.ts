/**
 * `npm run bench:peers`: the peers, into the cache folder: from PyPI in a virtual environment (needs Python 3.11 or newer with venv), from Maven
 * Central the jars of Neo4j Graph Data Science (needs Maven), from npm @neo4j/graphql. It may be run again.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PEER_FOLDERS } from './folders.ts';

const here = import.meta.dirname;

run('python3', '-m', 'venv', PEER_FOLDERS.python);
run(
  path.join(PEER_FOLDERS.python, 'bin', 'pip'),
  'install',
  '--quiet',
  '--requirement',
  path.join(here, 'requirements.txt'),
);

rmSync(PEER_FOLDERS.gds, { recursive: true, force: true });
run(
  'mvn',
  '-q',
  '-B',
  '-f',
  path.join(here, 'gds', 'pom.xml'),
  'dependency:copy-dependencies',
  `-DoutputDirectory=${PEER_FOLDERS.gds}`,
  '-DincludeScope=runtime',
);

mkdirSync(PEER_FOLDERS.neo4jGraphql, { recursive: true });
for (const file of ['package.json', 'serve.mjs'])
  copyFileSync(path.join(here, 'neo4j-graphql', file), path.join(PEER_FOLDERS.neo4jGraphql, file));
run(
  'npm',
  'install',
  '--prefix',
  PEER_FOLDERS.neo4jGraphql,
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
);

function run(program: string, ...words: string[]): void {
  const { status, error } = spawnSync(program, words, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`\`${[program, ...words].join(' ')}\` failed.`, { cause: error });
}
