import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { notFound } from '../../graph/errors.ts';
import { inlinePolicy } from '../http/security-headers.ts';
import { graphiqlAsset, graphiqlPage, type GraphiqlAddress } from './graphiql-page.ts';
import { YEAR_SECONDS } from './site-routes.ts';

const gunzip = promisify(zlib.gunzip);

/** `/graphiql`, and its script and style, which are compressed once. */
export function addGraphiqlRoutes(app: FastifyInstance): void {
  app.get<{ Querystring: GraphiqlAddress }>('/graphiql', async (request, reply) => {
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-security-policy', inlinePolicy(nonce))
      .type('text/html; charset=utf-8')
      .send(await graphiqlPage(request.query, nonce));
  });
  app.get<{ Params: { file: string } }>('/graphiql/:file', async ({ params, headers }, reply) => {
    const asset = await graphiqlAsset(params.file);
    if (asset === undefined) throw notFound('file of GraphiQL', params.file);
    reply
      .type(asset.type)
      .header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`)
      .header('vary', 'accept-encoding');
    if (!/\bgzip\b/.test(headers['accept-encoding'] ?? '')) return reply.send(await gunzip(asset.gzipped));
    return reply.header('content-encoding', 'gzip').send(asset.gzipped);
  });
}
