import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { realDataFolder } from './real-data.ts';

const script = path.resolve(import.meta.dirname, '../../examples/horn/run.sh');
const MINUTES = 60_000;

/** Runs the Horn example on an empty store; what it prints is the answers. */
export async function runHorn(
  storeUrl: string,
  env: Record<string, string> = {},
): Promise<{ answers: string; told: string }> {
  const { stdout, stderr } = await promisify(execFile)('bash', [script, storeUrl], {
    env: { ...process.env, ...env, TRAILCARE_REAL_DATA: realDataFolder },
    timeout: 10 * MINUTES,
    maxBuffer: 16 * 1024 * 1024,
  });
  return { answers: stdout, told: stderr };
}
