import type { FastifyInstance } from 'fastify';
import { logEvent } from './log.ts';
import { metrics } from './metrics.ts';

/** Times each request, and logs it at level info: by its route, never by its address, which holds what was asked. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    const route = routeOptions.url ?? 'none';
    const status = reply.statusCode;
    const ms = reply.elapsedTime;
    metrics.requests.observe({ method, route, status }, ms / 1000);
    logEvent('request', { method, route, status, ms: Math.round(ms) }, 'info');
  });
}
