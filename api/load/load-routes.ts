import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import fastifyMultipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { TrailcareError } from '../../graph/errors.ts';
import type { Context } from '../context.ts';
import type { NetworkHolder } from '../network-holder.ts';
import { receiveUpload, type Upload } from './receive-upload.ts';
import { runCommand } from './run-command.ts';
import { goneSignal } from '../http/when-over.ts';

interface LoadRoutes {
  readonly context: (request: FastifyRequest) => Promise<Context>;
  readonly requireReady: (reply: FastifyReply) => Promise<void>;
  readonly networks: NetworkHolder;
  readonly storeUrl: string;
  readonly maxBytes: number;
}

const MOST_REPORT = 2_000_000;
const NOT_DONE = 422;

/**
 * `POST /load`: loads one file, as `trailcare load` does, with the same options as fields of the form. `POST /load/mapping` proposes a
 * mapping for it, as `trailcare map`. For the user of this machine where no accounts are set up: a file may say anything about
 * anybody's services, and there is no account that may.
 */
export async function addLoadRoutes(app: FastifyInstance, options: LoadRoutes): Promise<void> {
  // In a scope of its own, in which no other body is read: those would be in memory as a whole.
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));
    await scope.register(fastifyMultipart);
    addUploads(scope, options);
  });
}

function addUploads(
  app: FastifyInstance,
  { context, requireReady, networks, storeUrl, maxBytes }: LoadRoutes,
): void {
  let running = false;

  async function withUpload<Answer>(
    request: FastifyRequest,
    reply: FastifyReply,
    use: (upload: Upload, gone: AbortSignal) => Promise<Answer>,
  ): Promise<Answer> {
    requireOwnPage(request);
    const { principal } = await context(request);
    if (principal.kind !== 'local') {
      throw new TrailcareError(
        principal.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN',
        'Files are loaded over HTTP by the user of a server without accounts alone, on loopback. Elsewhere, on the server: npx trailcare load FILE.',
      );
    }
    if (running) {
      throw new TrailcareError('OVERLOADED', 'Another file is being loaded. Try again when it has ended.', {
        retryAfterSeconds: 5,
      });
    }
    running = true;
    const gone = goneSignal(request, reply);
    let upload: Upload | null = null;
    try {
      upload = await receiveUpload(request, maxBytes);
      return await use(upload, gone);
    } finally {
      running = false;
      await upload?.remove();
    }
  }

  const options = {
    preHandler: async (_: FastifyRequest, reply: FastifyReply) => requireReady(reply),
  };
  app.post('/load', options, async (request, reply) => {
    const answer = await withUpload(request, reply, async ({ file, folder, map, arguments: given }, gone) => {
      const reportFile = path.join(folder, 'rejected.csv');
      const mapped = map === null ? [] : [`--map=${map}`];
      const words = ['load', '--json', ...given, ...mapped, `--report=${reportFile}`, '--', file];
      const ran = await runCommand(words, storeUrl, gone);
      // What it says of files on this machine is of no use elsewhere.
      const said = ran.said.split('\n').filter((line) => !line.includes(folder));
      const summary: unknown = ran.out === '' ? null : JSON.parse(ran.out);
      return { exitCode: ran.exitCode, summary, said: said.join('\n'), report: await readReport(reportFile) };
    });
    await networks.refresh();
    return reply.code(answer.exitCode === 1 ? NOT_DONE : 200).send(answer);
  });
  app.post('/load/mapping', options, async (request, reply) => {
    const answer = await withUpload(request, reply, async ({ file }, gone) => {
      const { exitCode, out, said } = await runCommand(['map', '--', file], storeUrl, gone);
      return { exitCode, mapping: out, said };
    });
    return reply.code(answer.exitCode === 1 ? NOT_DONE : 200).send(answer);
  });
}

/** The rejected rows as CSV, to be corrected and loaded again. Null: there are none, or more than 2 MB of them. */
async function readReport(file: string): Promise<string | null> {
  const found = await stat(file).catch(() => null);
  return found === null || found.size > MOST_REPORT ? null : readFile(file, 'utf8');
}

/** A page of another site could make a browser on this machine send a form here; browsers then name that site. */
function requireOwnPage({ headers, host }: FastifyRequest): void {
  const { origin } = headers;
  if (origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)) return;
  throw new TrailcareError('FORBIDDEN', `A page of ${JSON.stringify(origin)} may not load files here.`);
}
