/** `npm run bench:peers`: the peers from PyPI, into a virtual environment in the cache folder. Needs Python 3.11 or newer with venv. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { cacheFolder } from '../harness/cache-folder.ts';

const folder = path.join(cacheFolder, 'peers');
run('python3', '-m', 'venv', folder);
run(
  path.join(folder, 'bin', 'pip'),
  'install',
  '--quiet',
  '--requirement',
  path.join(import.meta.dirname, 'requirements.txt'),
);

function run(program: string, ...words: string[]): void {
  const { status, error } = spawnSync(program, words, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`\`${[program, ...words].join(' ')}\` failed.`, { cause: error });
}
