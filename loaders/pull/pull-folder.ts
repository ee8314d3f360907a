import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { pullError } from './pull-error.ts';
import { findManifest, type Manifest } from './manifest.ts';

export interface KeptPull {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** A list that is older than this has moved on: its later pages no longer fit the first ones. */
const RESUMED_WITHIN_MS = 24 * 3_600_000;

/** Earlier pulls of a source that asked the same, the newest first. */
export async function listKept(root: string, source: string, request: string): Promise<KeptPull[]> {
  const home = path.join(root, source);
  const names = await readdir(home).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const kept: KeptPull[] = [];
  for (const name of names.toSorted((a, b) => (a < b ? 1 : -1))) {
    const folder = path.join(home, name);
    const manifest = await findManifest(folder);
    if (manifest !== null && manifest.request === request) kept.push({ folder, manifest });
  }
  return kept;
}

/** The newest pull, when it was interrupted and can go on. Throws while another process is at it. */
export function findInterrupted(kept: readonly KeptPull[], now: Date): KeptPull | null {
  const newest = kept[0];
  if (newest === undefined || newest.manifest.state !== 'fetching') return null;
  const { process: other, startedAt, source } = newest.manifest;
  if (other !== 0 && other !== process.pid && isRunning(other))
    throw pullError(
      `Another pull of ${source} is running (process ${other}). Wait for it, or stop it; --fresh begins anew beside it.`,
    );
  return now.getTime() - Date.parse(startedAt) < RESUMED_WITHIN_MS ? newest : null;
}

/** `data/pulled/ifrc-go-projects/2026-11-22T21-40-03.120Z`, for the owner alone. */
export async function makeFolder(root: string, source: string, now: Date): Promise<string> {
  await mkdir(path.join(root, source), { recursive: true, mode: 0o700 }).catch((cause: Error) => {
    throw pullError(`${root} cannot be made: ${cause.message}. Name another place with --folder.`, {}, cause);
  });
  for (let later = 0; ; later += 1) {
    const name = new Date(now.getTime() + later).toISOString().replaceAll(':', '-');
    const folder = path.join(root, source, name);
    try {
      await mkdir(folder, { mode: 0o700 });
      return folder;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
