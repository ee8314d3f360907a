import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { badInput, storeUnavailable } from '../../errors.ts';
import { readRevision } from './audit.ts';
import { makeFile, openConnection } from './connection.ts';
import { checkIsStore } from './migrate.ts';
import { storeProblem } from './store-problem.ts';
import { wholeStore } from './whole-store.ts';

/** What was copied. */
export interface Copied {
  readonly revision: number;
  readonly bytes: number;
}

const CACHE_MB = 16;

/**
 * Copies the store at `storePath` to a new file, while servers and loads go on: what the copy holds is one revision, the last that was
 * committed when it began. The file is there under its name only when it is whole and on the disk.
 */
export async function backUpFile(storePath: string, file: string): Promise<Copied> {
  if (existsSync(file)) throw badInput('FILE', file, 'a new file: this one exists, and is left as it is');
  if (!existsSync(storePath)) throw storeUnavailable(`Store ${storePath} does not exist.`);
  const partial = `${file}.partial`;
  try {
    rmSync(partial, { force: true });
    makeFile(partial);
  } catch (cause) {
    throw badInput('FILE', file, `a file that can be written: ${(cause as Error).message}`, cause);
  }
  try {
    const source = openConnection(storePath, { create: false, cacheMb: CACHE_MB });
    let revision: number;
    try {
      checkIsStore(source, storePath);
      // What is read from here on is of this moment, whatever is committed meanwhile.
      source.execute('BEGIN');
      revision = readRevision(source);
      await source.copyTo(partial);
    } finally {
      source.close();
    }
    checkCopy(partial, revision);
    sync(partial);
    renameSync(partial, file);
    sync(path.dirname(path.resolve(file)));
    return { revision, bytes: statSync(file).size };
  } catch (error) {
    throw storeProblem(storePath, error);
  } finally {
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(`${partial}${rest}`, { force: true });
  }
}

function checkCopy(file: string, revision: number): void {
  const copy = openConnection(file, { create: false, cacheMb: CACHE_MB });
  try {
    const found = wholeStore(copy, file);
    if (found !== revision)
      throw new Error(`The copy is of revision ${found}, and should be of ${revision}.`);
    // One file, without a log beside it.
    copy.execute('PRAGMA journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

/** What was written is on the disk. */
function sync(fileOrFolder: string): void {
  const handle = openSync(fileOrFolder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
