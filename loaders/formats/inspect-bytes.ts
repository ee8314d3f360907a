import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';

/** What one pass over the bytes of a text file shows. About 1 GB/s; memory is one chunk. */
export interface ByteFacts {
  /** The first 64 KB. */
  readonly head: Buffer;
  readonly bom: 'utf-8' | 'utf-16le' | 'utf-16be' | null;
  /** Where the bytes stop being UTF-8; null when they all are. */
  readonly badUtf8: { readonly line: number; readonly byte: number } | null;
  /** Line of the first NUL byte; null when there is none. */
  readonly nulLine: number | null;
  readonly longestLine: { readonly line: number; readonly bytes: number };
  readonly hasNewline: boolean;
}

const CHUNK_BYTES = 1024 * 1024;
const HEAD_BYTES = 64 * 1024;
const NEWLINE = 10;

export async function inspectBytes(file: string): Promise<ByteFacts> {
  let head = Buffer.alloc(0);
  let line = 1;
  let lineBytes = 0;
  let longestLine = { line: 1, bytes: 0 };
  let badUtf8: ByteFacts['badUtf8'] = null;
  let nulLine: number | null = null;
  let rest = Buffer.alloc(0);

  function countLines(chunk: Buffer) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
      lineBytes += at - from;
      if (lineBytes > longestLine.bytes) longestLine = { line, bytes: lineBytes };
      line += 1;
      lineBytes = 0;
      from = at + 1;
    }
    lineBytes += chunk.length - from;
    if (lineBytes > longestLine.bytes) longestLine = { line, bytes: lineBytes };
  }

  for await (const piece of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
    const chunk = piece as Buffer;
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
    if (nulLine === null) {
      const nul = chunk.indexOf(0);
      if (nul !== -1) nulLine = line + newlines(chunk.subarray(0, nul));
    }
    if (badUtf8 === null) {
      const whole = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      const end = lastCharacterStart(whole);
      if (isUtf8(whole.subarray(0, end))) rest = Buffer.from(whole.subarray(end));
      else {
        const at = firstBadByte(whole);
        badUtf8 = { line: line + newlines(whole.subarray(0, at)), byte: whole[at]! };
      }
    }
    countLines(chunk);
  }
  if (badUtf8 === null && rest.length > 0 && !isUtf8(rest)) badUtf8 = { line, byte: rest[0]! };
  return { head, bom: bomOf(head), badUtf8, nulLine, longestLine, hasNewline: line > 1 };
}

function bomOf(head: Buffer): ByteFacts['bom'] {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
}

function newlines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

/** Where the last, perhaps cut, character of a chunk starts; the chunk's length when it is certainly whole. */
function lastCharacterStart(chunk: Buffer): number {
  for (let back = 1; back <= Math.min(3, chunk.length); back++) {
    const byte = chunk[chunk.length - back]!;
    if (byte < 0x80) return chunk.length;
    if (byte >= 0xc0) return chunk.length - back;
  }
  return chunk.length;
}

/** By halving: `isUtf8` of a prefix that ends between characters. */
function firstBadByte(chunk: Buffer): number {
  let good = 0;
  let bad = chunk.length;
  while (bad - good > 16) {
    const middle = lastCharacterStart(chunk.subarray(0, (good + bad) >> 1));
    if (middle <= good) break;
    if (isUtf8(chunk.subarray(good, middle))) good = middle;
    else bad = middle;
  }
  for (let at = good; at < chunk.length;) {
    const size = [1, 2, 3, 4].find(
      (bytes) => at + bytes <= chunk.length && isUtf8(chunk.subarray(at, at + bytes)),
    );
    if (size === undefined) return at;
    at += size;
  }
  return good;
}
