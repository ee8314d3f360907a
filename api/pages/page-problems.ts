import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { logEvent } from '../log.ts';
import { PAGE_PATHS } from './page-paths.ts';

const BODY_LIMIT = 8_000;
const MOST_PER_MINUTE = 60;
const MINUTE_MS = 60_000;

const problem = z.object({
  page: z.string().max(100),
  message: z.string().max(500),
  stack: z.string().max(2_000),
});

/** `POST /page-problems`: an error in a page, for the log. At most 60 a minute are written, whoever sends them. */
export function addPageProblemsRoute(app: FastifyInstance, now: () => Date): void {
  let minute = 0;
  let written = 0;
  app.post('/page-problems', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const parsed = problem.safeParse(request.body);
    const current = Math.floor(now().getTime() / MINUTE_MS);
    if (current !== minute) [minute, written] = [current, 0];
    if (parsed.success && written++ < MOST_PER_MINUTE) {
      const page = PAGE_PATHS.find((path) => path === parsed.data.page) ?? 'another';
      logEvent('page-problem', { ...parsed.data, page });
    }
    return reply.code(parsed.success ? 204 : 400).send();
  });
}
