import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { unauthenticated } from '../../graph/access/api-keys.ts';
import type { BoundedQueue } from '../../graph/jobs/bounded-queue.ts';
import { isForwarded } from '../access/is-forwarded.ts';
import { metrics } from '../metrics.ts';

interface MetricsOptions {
  /** Who reads sends it as `Authorization: Bearer TOKEN`. Null: only programs of this machine read, and only on loopback. */
  readonly token: string | null;
  readonly onLoopback: boolean;
  readonly graphAgeMs: () => number | null;
  /** By the names that they have in the metrics. */
  readonly queues: Readonly<Record<string, Pick<BoundedQueue, 'state'>>>;
}

/** `GET /metrics` for Prometheus, and the times of all requests. It asks the store for nothing, so that it answers while that is away. */
export function addMetricsRoute(
  app: FastifyInstance,
  { token, onLoopback, graphAgeMs, queues }: MetricsOptions,
) {
  const mayRead = (request: FastifyRequest) => {
    if (token === null) return onLoopback && !isForwarded(request);
    return sameText(request.headers.authorization ?? '', `Bearer ${token}`);
  };
  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request)) {
      throw unauthenticated(
        'Metrics are read with the token of TRAILCARE_METRICS_TOKEN, or, where there is none, on the machine of a server on loopback.',
      );
    }
    metrics.graphAge.set((graphAgeMs() ?? 0) / 1000);
    for (const [queue, of] of Object.entries(queues)) {
      const { running, waiting } = of.state();
      metrics.queueRunning.set({ queue }, running);
      metrics.queueWaiting.set({ queue }, waiting);
    }
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}

/** In a time that tells nothing of where they differ. */
function sameText(one: string, other: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}
