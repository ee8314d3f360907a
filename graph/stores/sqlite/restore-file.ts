import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { badInput, storeUnavailable, storeUnfit, TrailcareError } from '../../errors.ts';
import { readRevision } from './audit.ts';
import type { Copied } from './back-up-file.ts';
import { makeFile, openConnection } from './connection.ts';
import { checkIsStore } from './migrate.ts';
import { isBusy, storeProblem } from './store-problem.ts';
import { wholeStore } from './whole-store.ts';

const CACHE_MB = 16;

/**
 * Puts a copy in the place of the store at `storePath`, as one transaction: killed on the way, the store is as before. Refuses while another
 * process has the store open, what is no whole store, and, without `replace`, to overwrite one that holds something.
 */
export async function restoreFile(storePath: string, file: string, replace: boolean): Promise<Copied> {
  if (!existsSync(file)) throw badInput('FILE', file, 'a file that is there');
  const there = existsSync(storePath);
  if (there && realpathSync(storePath) === realpathSync(file)) {
    throw badInput('FILE', file, 'another file than the store itself');
  }
  try {
    const copy = openConnection(file, { create: false, cacheMb: CACHE_MB, readonly: true });
    try {
      const revision = wholeStore(copy, file);
      if (there && statSync(storePath).size > 0) requireFree(storePath, replace);
      else {
        mkdirSync(path.dirname(path.resolve(storePath)), { recursive: true });
        makeFile(storePath);
      }
      await copy.copyTo(storePath);
      return { revision, bytes: statSync(storePath).size };
    } finally {
      copy.close();
    }
  } catch (error) {
    const notAStore = error instanceof TrailcareError ? error : storeProblem(file, error);
    throw notAStore;
  }
}

/** Fails unless nobody else has the store open. It leaves the file without a log beside it, which a server makes anew. */
function requireFree(storePath: string, replace: boolean): void {
  const inUse = (cause?: unknown) =>
    storeUnavailable(
      `Store ${storePath} is in use by a server or another command: stop it, then restore.`,
      cause,
    );
  const store = openConnection(storePath, { create: false, cacheMb: CACHE_MB });
  try {
    checkIsStore(store, storePath);
    const revision = readRevision(store);
    if (revision > 0 && !replace) {
      throw storeUnfit(
        `Store ${storePath} holds facts (revision ${revision}), which would be lost: back it up first, and then say --replace.`,
      );
    }
    store.waitForLocks(0);
    // It takes the whole file, which nobody gets while another has it open.
    store.execute('PRAGMA journal_mode = DELETE');
  } catch (error) {
    throw isBusy(error) ? inUse(error) : storeProblem(storePath, error);
  } finally {
    store.close();
  }
}
