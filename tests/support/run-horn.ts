import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import { realDataFolder } from './real-data.ts';

const script = path.resolve(import.meta.dirname, '../../examples/horn/run.sh');
const MINUTES = 60_000;

/**
 * Of the answers of the example as they were when a person last read them, from any store. When they change: run
 * `examples/horn/run.sh` before and after, read what differs, and write the new one here.
 */
export const HORN_FINGERPRINT = 'ee4e3e4e35ad637f2cfabccf8ca59ec6cb73e14b7dfd3900029e19e7c6a1b33b';

export const fingerprintOf = (answers: string) => createHash('sha256').update(answers).digest('hex');

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
