import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { badInput, TrailcareError } from '../../graph/errors.ts';
import { argumentsOf, MAP_FIELD } from './load-options.ts';

/** A file that was sent. */
export interface Upload {
  /** Of this upload alone; nothing else is kept. */
  readonly folder: string;
  /** Where it is, in a folder of its own; its name is the one that it had, as far as that is safe. */
  readonly file: string;
  /** For `trailcare load`, without the file. */
  readonly arguments: readonly string[];
  /** Where the mapping is, if one was sent. */
  readonly map: string | null;
  remove(): Promise<void>;
}

/** Names stand in answers and give the source its code. No folder, no control character. */
function safeName(name: string): string {
  const base = path.basename(name.replaceAll('\\', '/')).replaceAll(/\p{C}/gu, '').slice(-200);
  return /^\.*$/.test(base) ? 'upload' : base;
}

/** Receives `multipart/form-data`: one part `file`, and fields named like the options of `trailcare load`. */
export async function receiveUpload(request: FastifyRequest, maxBytes: number): Promise<Upload> {
  if (!request.isMultipart()) {
    throw badInput(
      'content-type',
      request.headers['content-type'] ?? '',
      'multipart/form-data, with a part `file`',
    );
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'trailcare-upload-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const fields: [string, string][] = [];
    let file: string | null = null;
    await mkdir(path.join(folder, 'file'));
    for await (const part of request.parts({
      limits: { fileSize: maxBytes, files: 1, fields: 50, fieldSize: 100_000 },
    })) {
      if (part.type === 'field') {
        fields.push([part.fieldname, String(part.value)]);
        continue;
      }
      if (part.fieldname !== 'file') throw badInput('part', part.fieldname, 'file');
      file = path.join(folder, 'file', safeName(part.filename));
      await pipeline(part.file, createWriteStream(file));
      if (part.file.truncated) {
        const message = `The file is larger than ${maxBytes} bytes. Load it on the server: npx trailcare load FILE.`;
        const tooLarge = new TrailcareError('LIMIT_EXCEEDED', message, { accepted: `${maxBytes} bytes` });
        throw Object.assign(tooLarge, { statusCode: 413 });
      }
    }
    if (file === null) throw badInput('part', '', '`file`, the file to load');
    const mapping = fields.find(([name, value]) => name === MAP_FIELD && value !== '');
    const map = mapping === undefined ? null : path.join(folder, 'mapping.yml');
    if (map !== null) await writeFile(map, mapping![1]);
    return { folder, file, arguments: argumentsOf(fields), map, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
