import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Lockfile, type LockfilePolicy, lockfileProblems } from '../../bin/lockfile-problems.ts';

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const policy: LockfilePolicy = { licences: { MIT: 'free' }, packageLicences: {}, installScripts: {} };
const good = { version: '1.0.0', license: 'MIT', integrity: 'sha512-x' };
const locked = (one: object, root: object = {}): Lockfile => ({
  packages: { '': root, 'node_modules/good': good, 'node_modules/a/node_modules/@b/c': { ...good, ...one } },
});

describe('the lockfile', () => {
  it('has nothing that the policy does not allow, and the policy nothing that is not there', () => {
    const found = lockfileProblems(
      readJson('package-lock.json') as Lockfile,
      readJson('bin/lockfile-policy.json') as LockfilePolicy,
    );
    expect(found).toEqual([]);
  });

  it.each([
    [{ license: 'GPL-3.0' }, '@b/c@1.0.0 has the licence GPL-3.0, which is not allowed.'],
    [{ license: undefined }, '@b/c@1.0.0 has the licence none, which is not allowed.'],
    [{ license: '(MIT AND GPL-3.0)' }, '@b/c@1.0.0 has the licence (MIT AND GPL-3.0), which is not allowed.'],
    [{ hasInstallScript: true }, '@b/c@1.0.0 has an install script, which is not listed.'],
    [{ integrity: undefined }, '@b/c@1.0.0 has no SHA-512 of what it is.'],
    [{ resolved: 'git+ssh://git@example.org/b/c.git' }, '@b/c@1.0.0 does not come from the registry of npm.'],
    [{ link: true }, '@b/c@1.0.0 does not come from the registry of npm.'],
  ])('%j is a problem', (one, problem) => {
    expect(lockfileProblems(locked(one), policy)).toEqual([problem]);
  });

  it.each([{ license: '(MIT OR GPL-3.0)' }, { resolved: 'https://registry.npmjs.org/c/-/c-1.0.0.tgz' }])(
    '%j is none',
    (one) => {
      expect(lockfileProblems(locked(one), policy)).toEqual([]);
    },
  );

  it('a version that is not exact, and a line of the policy that nothing needs, are problems', () => {
    const found = lockfileProblems(locked({}, { devDependencies: { good: '^1.0.0' } }), {
      ...policy,
      installScripts: { gone: 'was there' },
    });
    expect(found).toEqual([
      'good is asked for as ^1.0.0, which is no exact version.',
      'The policy’s installScripts list gone, which nothing needs.',
    ]);
  });
});
