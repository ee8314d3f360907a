import fastifyCors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

const HOUR_SECONDS = 3_600;

/**
 * Lets pages of these origins ask, with a token in the header and never with cookies, of which there are none. Without any, browsers give
 * answers to our own pages alone.
 */
export async function allowOrigins(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await app.register(fastifyCors, {
    origin: origins.includes('*') ? '*' : [...origins],
    methods: ['GET', 'POST', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type', 'apollo-require-preflight'],
    exposedHeaders: [
      'retry-after',
      'trailcare-as-of',
      'trailcare-cost',
      'trailcare-graph-age',
      'trailcare-illustrative',
      'trailcare-notes',
      'trailcare-revision',
    ],
    credentials: false,
    maxAge: HOUR_SECONDS,
    strictPreflight: true,
  });
}
