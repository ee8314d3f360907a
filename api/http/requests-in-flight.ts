import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { whenOver } from './when-over.ts';

const LOOK_MS = 25;
/** What was sent is read, or has been answered, when nothing has come for so long. */
const QUIET_MS = 200;

/**
 * Counts requests. The function given resolves once none is in flight and none has come for a moment, or when `atMostMs` are over: a server
 * that closes cuts off connections on which a request has arrived that it has not read yet.
 */
export function requestsInFlight(app: FastifyInstance): (atMostMs: number) => Promise<void> {
  let inFlight = 0;
  let lastMs = -Infinity;
  const touched = (by: number) => {
    inFlight += by;
    lastMs = performance.now();
  };
  app.addHook('onRequest', async (request, reply) => {
    touched(1);
    whenOver(request, reply, () => touched(-1));
  });
  return async (atMostMs) => {
    const untilMs = performance.now() + atMostMs;
    while (performance.now() < untilMs) {
      await wait(LOOK_MS);
      if (inFlight === 0 && performance.now() - lastMs >= QUIET_MS) return;
    }
  };
}
