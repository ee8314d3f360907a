import type { FastifyReply } from 'fastify';
import { metrics } from '../metrics.ts';

/** Answers with an error in the shape of GraphQL's, where the request never reaches GraphQL, and counts it. */
export function sendError(
  reply: FastifyReply,
  status: number,
  message: string,
  code: string,
  more: Record<string, unknown> = {},
): FastifyReply {
  metrics.errors.inc({ code });
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send({ errors: [{ message, extensions: { ...more, code } }] });
}
