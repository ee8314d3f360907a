import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../bin/node24.mjs';

const LOOK_MS = 50;

export interface Ended {
  readonly exitCode: number;
  readonly out: string;
  /** Its last 2,000 characters. */
  readonly err: string;
  /** Of resident memory at its peak, as the system counts it (Linux); null when it ended before the first look. */
  readonly peakMb: number | null;
}

/** Runs `trailcare` as its users do, in a process of its own. */
export async function runCommandProcess(storeUrl: string, args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [path.join(projectRoot, 'loaders/cli.ts'), ...args], {
    env: { ...process.env, TRAILCARE_STORE: storeUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (data) => (out += String(data)));
  child.stderr.on('data', (data) => (err = (err + String(data)).slice(-2_000)));
  let peakMb: number | null = null;
  const look = setInterval(() => (peakMb = peakOf(child.pid) ?? peakMb), LOOK_MS);
  try {
    const exitCode = await new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve(code ?? -1));
    });
    return { exitCode, out, err, peakMb };
  } finally {
    clearInterval(look);
  }
}

/** Null when the process has ended. */
function peakOf(pid: number | undefined): number | null {
  try {
    const kb = /VmHWM:\s*(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kb === undefined ? null : Math.round(Number(kb) / 1024);
  } catch {
    return null;
  }
}
