import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, getPriority } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../../bin/node24.mjs';

it('a load lets a server on the same machine go first', async () => {
  const command = path.join(projectRoot, 'loaders/cli.ts');
  // It waits for the file.
  const child = spawn(process.execPath, [command, 'load', '-'], { stdio: ['pipe', 'ignore', 'ignore'] });
  const exited = once(child, 'exit');
  try {
    await expect
      .poll(() => getPriority(child.pid), { timeout: 15_000 })
      .toBe(constants.priority.PRIORITY_BELOW_NORMAL);
  } finally {
    child.kill('SIGKILL');
    await exited;
  }
});
