import type { FastifyInstance } from 'fastify';
import { logEvent } from '../log.ts';
import { metrics } from '../metrics.ts';
import { whenOver } from './when-over.ts';

/** In place of a status: the client went away before its answer was sent, or the answer was cut off. */
const CUT = 'cut';

/** Times each request, and logs it at level info: by its route, never by its address, which holds what was asked. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    whenOver(request, reply, (sent) => {
      const { method, routeOptions } = request;
      const route = routeOptions.url ?? 'none';
      const status = sent ? reply.statusCode : CUT;
      const ms = reply.elapsedTime;
      metrics.requests.observe({ method, route, status }, ms / 1000);
      logEvent('request', { method, route, status, ms: Math.round(ms) }, 'info');
    });
  });
}
