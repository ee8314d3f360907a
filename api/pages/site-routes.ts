import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { PAGE_PATHS } from './page-paths.ts';
import { SITE_FOLDER } from './site-folder.ts';

/** Only this server's own files, no inline script, no other host. */
export const SITE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** For files whose names hold a hash of what is in them. */
export const YEAR_SECONDS = 31_536_000;

/** The pages and their files, as built into web/dist. `ownBorders`: GeoJSON that the map draws in place of its own borders. */
export async function addSiteRoutes(app: FastifyInstance, ownBorders: string | null): Promise<void> {
  await app.register(fastifyStatic, {
    root: SITE_FOLDER,
    serve: false,
    preCompressed: true,
    suppressWarning: true,
  });
  for (const url of PAGE_PATHS) {
    app.get(url, async (_, reply) => {
      if (!existsSync(path.join(SITE_FOLDER, 'index.html'))) {
        return reply
          .code(503)
          .header('retry-after', '5')
          .type('text/plain; charset=utf-8')
          .send(
            'The pages are not built yet. If this stays, run `npm run pages` in Trailcare’s folder, and read what it says.\n',
          );
      }
      return reply.header('content-security-policy', SITE_POLICY).sendFile('index.html', { maxAge: 0 });
    });
  }
  // Nothing: the map has borders of its own.
  app.get('/borders.json', async (_, reply) =>
    ownBorders === null
      ? reply.code(204).send()
      : reply.header('cache-control', 'no-cache').type('application/geo+json').send(ownBorders),
  );
  app.get('/service-worker.js', async (_, reply) =>
    reply.header('content-security-policy', SITE_POLICY).sendFile('service-worker.js', { maxAge: 0 }),
  );
  // Their names hold a hash of what is in them.
  app.get<{ Params: { file: string } }>('/assets/:file', async (request, reply) =>
    reply.sendFile(`assets/${request.params.file}`, { maxAge: YEAR_SECONDS * 1000, immutable: true }),
  );
}
