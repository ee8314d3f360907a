import { constants } from 'node:zlib';
import fastifyCompress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** What is shorter goes into a packet or two anyway. */
const LEAST_BYTES = 2_000;

/**
 * Compresses what is text and not short, for who accepts it: answers of GraphQL, and exports while they are written. Nothing that a client sends is
 * ever decompressed: a few bytes could be made to fill the memory.
 */
export async function compressAnswers(app: FastifyInstance): Promise<void> {
  await app.register(fastifyCompress, {
    globalCompression: true,
    globalDecompression: false,
    threshold: LEAST_BYTES,
    encodings: ['br', 'gzip'],
    // Higher ones take several times as long for some hundredths of the size.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    zlibOptions: { level: 4 },
  });
}
