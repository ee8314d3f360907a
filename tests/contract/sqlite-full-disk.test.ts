import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from './sqlite-folder.ts';

const CHILD = path.join(import.meta.dirname, 'children', 'fill-disk.ts');

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

/** Runs the child behind a shell command that limits it; `$1` is the folder of its file. */
function fillDisk(program: string, ...before: string[]) {
  const command = [...before, 'exec "$2" "$3" "$1/graph.db"'].join(' && ');
  const shell = ['sh', '-c', command, 'sh', folder, process.execPath, CHILD];
  const [first, ...rest] = program === '' ? shell : [...program.split(' '), ...shell];
  return spawnSync(first!, rest, { encoding: 'utf8' });
}

const asBefore = { revision: 1, services: 100, first: 'load 1', nextRevision: 2 };

describe('a full disk under SQLite', () => {
  it('fails the load with that message, keeps the store readable, and takes a smaller load', ({ skip }) => {
    const { stdout, stderr } = fillDisk('unshare -rm', 'mount -t tmpfs -o size=8m none "$1"');
    skip(/unshare|mount/.test(stderr), `no small disk can be made here: ${stderr}`);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      ...asBefore,
      problem: { code: 'STORE_UNAVAILABLE', message: expect.stringContaining('The disk is full') },
    });
  });

  it('is told apart from a file that may not grow, which fails the load alike', () => {
    // `ulimit -f` counts blocks of 512 bytes: 8 MB.
    const { stdout, stderr } = fillDisk('', 'ulimit -f 16384');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      ...asBefore,
      problem: { code: 'STORE_UNAVAILABLE', message: expect.stringContaining('The disk failed or is full') },
    });
  });
});
