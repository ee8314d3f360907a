import { TrailcareError, storeUnavailable, storeUnfit } from '../../errors.ts';

/** SQLite's result code of an error, as `SQLITE_FULL`; null for errors that are not SQLite's. */
export function sqliteCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' && error.code.startsWith('SQLITE_') ? error.code : null;
}

/** What nobody's waiting mends. */
const LASTING = ['SQLITE_NOTADB', 'SQLITE_CORRUPT'];

/** Whether another process holds the lock. */
export const isBusy = (error: unknown): boolean => sqliteCode(error)?.startsWith('SQLITE_BUSY') ?? false;

const PROBLEMS: readonly (readonly [prefix: string, sentence: string])[] = [
  ['SQLITE_FULL', 'The disk is full: nothing of the load was kept, and the store can still be read.'],
  ['SQLITE_IOERR', 'The disk failed or is full.'],
  ['SQLITE_CANTOPEN', 'The file cannot be opened.'],
  ['SQLITE_NOTADB', 'The file is not a SQLite database.'],
  [
    'SQLITE_CORRUPT',
    'The file is damaged: put back a copy (`npx trailcare restore FILE --replace`), or load into a new file.',
  ],
  ['SQLITE_READONLY', 'The file, or the folder in which it is, may not be written.'],
  ['SQLITE_PERM', 'The file may not be opened by this user.'],
  ['SQLITE_AUTH', 'The file may not be opened by this user.'],
  ['SQLITE_BUSY', 'The store is locked by another process.'],
  ['SQLITE_LOCKED', 'The store is locked by another process.'],
  ['SQLITE_NOMEM', 'There is not enough memory.'],
];

/** An error that begins with which store it is: `Store data/trailcare.db was closed.`; clients are told of no file. */
export const aboutStore = (
  make: typeof storeUnavailable | typeof storeUnfit,
  path: string,
  problem: string,
  cause?: unknown,
): TrailcareError => make(`Store ${path}${problem}`, cause, `The store${problem}`);

/**
 * What to throw for an error of SQLite: STORE_UNAVAILABLE with a sentence that says what to do when the store cannot
 * be reached, else the error itself, which is a fault of ours.
 */
export function storeProblem(path: string, error: unknown): unknown {
  if (error instanceof TrailcareError) return error;
  const code = sqliteCode(error);
  const sentence = PROBLEMS.find(([prefix]) => code?.startsWith(prefix))?.[1];
  if (sentence === undefined) return error;
  const make = LASTING.some((prefix) => code?.startsWith(prefix)) ? storeUnfit : storeUnavailable;
  return aboutStore(make, path, `: ${sentence}`, error);
}
