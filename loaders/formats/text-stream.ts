import { createReadStream } from 'node:fs';
import { PassThrough, type Readable, Transform, pipeline } from 'node:stream';
import iconv from 'iconv-lite';
import type { Encoding } from './detect-encoding.ts';

/** The text of a file as UTF-8 bytes without a byte order mark. Destroying it closes the file. */
export function textStream(file: string, encoding: Encoding, onBytes?: (read: number) => void): Readable {
  const bytes = createReadStream(file, { highWaterMark: 64 * 1024 });
  let read = 0;
  if (onBytes !== undefined) {
    bytes.on('data', (chunk) => {
      read += chunk.length;
      onBytes(read);
    });
  }
  if (encoding === 'utf-8') return withoutMark(bytes);
  const decoded = new PassThrough();
  // Errors of any of the three reach the reader of the last.
  pipeline(bytes, iconv.decodeStream(encoding), iconv.encodeStream('utf-8'), decoded, () => undefined);
  return decoded;
}

function withoutMark(bytes: Readable): Readable {
  let first = true;
  const out = new Transform({
    transform(chunk: Buffer, _, done) {
      const marked = first && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
      first = false;
      done(null, marked ? chunk.subarray(3) : chunk);
    },
  });
  pipeline(bytes, out, () => undefined);
  return out;
}
