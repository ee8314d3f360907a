import { constants, createWriteStream } from 'node:fs';
import { access, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { TrailcareError } from '../../graph/errors.ts';

export interface InputFile {
  readonly path: string;
  /** Name to show and to name the source by, without its folder. */
  readonly name: string;
  readonly bytes: number;
}

/** `findInputFile('3w.csv')`; '' and folders are for the caller. An empty file is an error: it is never what was meant. */
export async function getInputFile(file: string): Promise<InputFile> {
  const name = path.basename(file);
  const found = await stat(file).catch((cause: unknown) => {
    throw unreadable(file, cause);
  });
  if (!found.isFile()) throw new TrailcareError('BAD_INPUT', `${file} is not a file.`, { file });
  if (found.size === 0) throw new TrailcareError('BAD_INPUT', `${name} is empty (0 bytes).`, { file: name });
  await access(file, constants.R_OK).catch((cause: unknown) => {
    throw unreadable(file, cause);
  });
  return { path: file, name, bytes: found.size };
}

/** Why a file or folder that was named cannot be read, for the person who named it. */
export function unreadable(file: string, cause: unknown): TrailcareError {
  const { code } = cause as NodeJS.ErrnoException;
  const message =
    code === 'ENOENT' || code === 'ENOTDIR'
      ? `There is no such file: ${file}`
      : code === 'EACCES' || code === 'EPERM'
        ? `${file} may not be read: you have no right to.`
        : `${file} cannot be read: ${(cause as Error).message}.`;
  return new TrailcareError('BAD_INPUT', message, { file }, cause);
}

/** Copies a stream to a temporary file, because a load reads the start of its input twice. `remove` deletes it. */
export async function spool(
  stream: NodeJS.ReadableStream,
): Promise<{ path: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'trailcare-'));
  const file = path.join(folder, 'stdin');
  await pipeline(stream, createWriteStream(file));
  return { path: file, remove: () => rm(folder, { recursive: true, force: true }) };
}
