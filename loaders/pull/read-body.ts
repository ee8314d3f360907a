import { createHash } from 'node:crypto';
import type { HttpLimits } from './http-limits.ts';
import type { Sink } from './http-types.ts';

/** Reads a body to its end: within its length, and without a pause that is too long. */
export async function readBody(
  response: Response,
  { idleMs, maxBytes }: HttpLimits,
  silence: NodeJS.Timeout,
  sink: Sink,
): Promise<{ bytes: number; sha256: string } | 'too long' | 'quiet'> {
  const hash = createHash('sha256');
  let bytes = 0;
  clearTimeout(silence);
  let idle: NodeJS.Timeout | null = null;
  let quiet = false;
  const reader = response.body?.getReader();
  const wake = () => {
    if (idle !== null) clearTimeout(idle);
    idle = setTimeout(() => {
      quiet = true;
      void reader?.cancel().catch(() => undefined);
    }, idleMs);
  };
  try {
    for (;;) {
      wake();
      const piece = await reader?.read();
      if (quiet) return 'quiet';
      if (piece === undefined || piece.done) break;
      bytes += piece.value.byteLength;
      if (bytes > maxBytes) {
        await reader?.cancel();
        return 'too long';
      }
      hash.update(piece.value);
      await sink.write(piece.value);
    }
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    if (idle !== null) clearTimeout(idle);
    await sink.close();
  }
}
