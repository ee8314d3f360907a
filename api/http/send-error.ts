import type { FastifyReply } from 'fastify';
import { metrics } from '../metrics.ts';
import { isOver } from './when-over.ts';

/** Answers with an error in the shape of GraphQL's, where the request never reaches GraphQL, and counts it. */
export function sendError(
  reply: FastifyReply,
  status: number,
  message: string,
  code: string,
  more: Record<string, unknown> = {},
): FastifyReply {
  // Whoever has gone is told nothing.
  if (!isOver(reply)) metrics.errors.inc({ code });
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send({ errors: [{ message, extensions: { ...more, code } }] });
}
