import type { FastifyInstance, FastifyReply } from 'fastify';
import { TrailcareError } from '../../graph/errors.ts';
import { masked } from '../masked.ts';
import type { Readiness } from '../readiness.ts';
import { sendError } from './send-error.ts';
import { RETRY_SECONDS, statusOf, UNAVAILABLE } from './status-of.ts';

const MASKED_STATUS = 500;
const OF_A_FILE = ['content-encoding', 'content-disposition', 'trailcare-notes'];

/** Errors outside GraphQL as JSON: never HTML, never a stack trace. */
export function addErrorReplies(app: FastifyInstance): void {
  app.setErrorHandler(async (error: Error & { statusCode?: number }, _, reply) => {
    const { statusCode } = error;
    // What began as a file, and failed before any of it was sent.
    for (const name of OF_A_FILE) {
      reply.removeHeader(name);
      reply.raw.removeHeader(name);
    }
    if (error instanceof TrailcareError) {
      const status = statusCode ?? statusOf(error.code);
      if (status === 401) reply.header('www-authenticate', 'Bearer error="invalid_token"');
      if (status === UNAVAILABLE)
        reply.header('retry-after', error.details['retryAfterSeconds'] ?? RETRY_SECONDS);
      return sendError(reply, status, error.publicMessage, error.code, error.details);
    }
    const status = statusCode ?? MASKED_STATUS;
    if (status === 413) return sendError(reply, status, error.message, 'LIMIT_EXCEEDED');
    // Fastify's own words on a body that it cannot read.
    if (status < MASKED_STATUS) return sendError(reply, status, error.message, 'BAD_INPUT');
    const { message, id } = masked(error);
    return sendError(reply, MASKED_STATUS, message, 'INTERNAL_SERVER_ERROR', { id });
  });
  app.setNotFoundHandler(async (request, reply) =>
    sendError(reply, 404, `There is nothing at ${request.method} ${request.url.slice(0, 200)}.`, 'NOT_FOUND'),
  );
}

export function notReadyReply(reply: FastifyReply, { waitingFor }: Readiness): FastifyReply {
  reply.header('retry-after', RETRY_SECONDS);
  return sendError(reply, UNAVAILABLE, `Not ready: ${waitingFor ?? 'stopping'}.`, 'STORE_UNAVAILABLE');
}
