import type { FastifyInstance } from 'fastify';
import { PURPOSE } from '../purpose.ts';

/** Everything comes from this server: no other host is asked for anything, by any page. */
const STRICT =
  "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

/** For GraphiQL, which makes styles and workers while it runs: the scripts that have the nonce, and no other. */
export const inlinePolicy = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Headers of every answer, errors included. A route that set its own policy keeps it. */
export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onSend', async (_, reply) => {
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', STRICT);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    reply.header('cross-origin-opener-policy', 'same-origin');
    reply.header('cross-origin-resource-policy', 'same-origin');
    // Headers are ASCII; the apostrophe of the text is not.
    reply.header('trailcare-purpose', PURPOSE.replaceAll('’', "'"));
  });
}
