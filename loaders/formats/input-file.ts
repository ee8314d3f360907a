import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
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
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    const why = missing ? 'There is no such file' : 'The file cannot be read';
    throw new TrailcareError('BAD_INPUT', `${why}: ${file}`, { file }, cause);
  });
  if (!found.isFile()) throw new TrailcareError('BAD_INPUT', `${file} is not a file.`, { file });
  if (found.size === 0) throw new TrailcareError('BAD_INPUT', `${name} is empty (0 bytes).`, { file: name });
  return { path: file, name, bytes: found.size };
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
