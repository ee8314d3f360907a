import { type CodeIndex, codeIndex, sortedIndex } from './code-index.ts';

/** Codes one after the other in memory that threads share: code i is bytes ends[i − 1] to ends[i]. They are ASCII. */
export interface PackedCodes {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
}

/** O(length of all codes). */
export function packCodes(codes: readonly string[]): PackedCodes {
  const ends = new Uint32Array(new SharedArrayBuffer(codes.length * Uint32Array.BYTES_PER_ELEMENT));
  let length = 0;
  for (const [place, code] of codes.entries()) ends[place] = length += code.length;
  const bytes = new Uint8Array(new SharedArrayBuffer(length));
  // A single string first: joining and encoding run at the speed of memory.
  Buffer.from(bytes.buffer).write(codes.join(''), 'latin1');
  return { bytes, ends };
}

/** O(length of all codes). */
export function unpackCodes({ bytes, ends }: PackedCodes): CodeIndex {
  const text = Buffer.from(bytes.buffer as SharedArrayBuffer).toString('latin1');
  let start = 0;
  const codes = Array.from(ends, (end) => {
    const code = text.slice(start, end);
    start = end;
    return code;
  });
  return sortedIndex(codes) ?? codeIndex(codes);
}
