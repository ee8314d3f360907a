import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from './context.ts';
import { cancelJob, findJob } from './jobs.ts';
import { marksOf } from './mark-illustrative.ts';

interface JobRoutes {
  readonly context: (request: FastifyRequest) => Promise<Context>;
  /** Answers that the server is not ready, when it is not. */
  readonly requireReady: (reply: FastifyReply) => Promise<void>;
}

/** `GET /jobs/ID` tells how a job stands, for clients that ask again and again; `DELETE /jobs/ID` ends it. */
export function addJobRoutes(app: FastifyInstance, { context, requireReady }: JobRoutes): void {
  for (const [method, answer] of [
    ['GET', findJob],
    ['DELETE', cancelJob],
  ] as const) {
    app.route<{ Params: { id: string } }>({
      method,
      url: '/jobs/:id',
      preHandler: async (_, reply) => requireReady(reply),
      async handler(request, reply) {
        const asked = await context(request);
        await asked.pin(await asked.newestRevision());
        const job = await answer(asked, request.params.id);
        const illustrative = marksOf(asked);
        reply.header('cache-control', 'no-store');
        if (illustrative.length > 0) reply.header('trailcare-illustrative', 'true');
        return { ...job, ...(illustrative.length > 0 && { illustrative }) };
      },
    });
  }
}
