import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { TrailcareError } from '../graph/errors.ts';
import { errorBody } from './error-body.ts';
import { described, logEvent } from './log.ts';
import { RETRY_SECONDS, statusOf, UNAVAILABLE } from './status-of.ts';
import type { Readiness } from './readiness.ts';

const MASKED_STATUS = 500;
/** Errors outside GraphQL as JSON: never HTML, never a stack trace. */
export function addErrorReplies(app: FastifyInstance): void {
  app.setErrorHandler(async (error: Error & { statusCode?: number }, _, reply) => {
    if (error instanceof TrailcareError) {
      const status = statusOf(error.code);
      if (status === 401) reply.header('www-authenticate', 'Bearer error="invalid_token"');
      if (status === UNAVAILABLE)
        reply.header('retry-after', error.details['retryAfterSeconds'] ?? RETRY_SECONDS);
      return reply.code(status).send(errorBody(error.message, error.code, error.details));
    }
    const status = error.statusCode ?? MASKED_STATUS;
    if (status === 413) return reply.code(status).send(errorBody(error.message, 'LIMIT_EXCEEDED'));
    // Fastify's own words on a body that it cannot read.
    if (status < MASKED_STATUS) return reply.code(status).send(errorBody(error.message, 'BAD_INPUT'));
    const id = randomUUID();
    logEvent('masked-error', { id, ...described(error) });
    return reply
      .code(MASKED_STATUS)
      .send(
        errorBody(`Something went wrong here. The log has it under ${id}.`, 'INTERNAL_SERVER_ERROR', { id }),
      );
  });
  app.setNotFoundHandler(async (request, reply) =>
    reply
      .code(404)
      .send(errorBody(`There is nothing at ${request.method} ${request.url.slice(0, 200)}.`, 'NOT_FOUND')),
  );
}

export function notReadyReply(reply: FastifyReply, { waitingFor }: Readiness): FastifyReply {
  return reply
    .code(503)
    .header('retry-after', RETRY_SECONDS)
    .send(errorBody(`Not ready: ${waitingFor ?? 'stopping'}.`, 'STORE_UNAVAILABLE'));
}
