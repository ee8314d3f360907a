/** `npm run audit`, and a part of `npm run check`: what package-lock.json has against bin/lockfile-policy.json. Asks nobody. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Lockfile, type LockfilePolicy, lockfileProblems } from './lockfile-problems.ts';
import { projectRoot } from './node24.mjs';

const readJson = (file: string): unknown => JSON.parse(readFileSync(path.join(projectRoot, file), 'utf8'));

const lockfile = readJson('package-lock.json') as Lockfile;
const problems = lockfileProblems(lockfile, readJson('bin/lockfile-policy.json') as LockfilePolicy);
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) {
  process.stderr.write('What is allowed, and why, is in bin/lockfile-policy.json.\n');
  process.exitCode = 1;
} else {
  const count = Object.keys(lockfile.packages).filter((place) => place !== '').length;
  process.stdout.write(
    `${count} packages: places, checksums, licences and install scripts are as allowed.\n`,
  );
}
