import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { storeUnavailable, TrailcareError } from '../../graph/errors.ts';
import type { BoundedQueue } from '../../graph/jobs/bounded-queue.ts';
import type { Context } from '../context.ts';
import type { Deadline } from '../limits/deadline.ts';
import { described, logEvent } from '../log.ts';
import { masked } from '../masked.ts';
import { metrics } from '../metrics.ts';
import { isOver, whenOver } from '../http/when-over.ts';
import type { Given } from './parameters/read-parameters.ts';

interface ExportRoutes {
  readonly context: (request: FastifyRequest, deadline: Deadline) => Promise<Context>;
  /** Answers that the server is not ready, when it is not. */
  readonly requireReady: (reply: FastifyReply) => Promise<void>;
  /** Null while the store answers. */
  readonly graphAgeMs: () => number | null;
  /** An export has its place in it until it is read to its end. */
  readonly queue: BoundedQueue;
  readonly clientOf: (request: FastifyRequest) => string | undefined;
  readonly deadline: (request: FastifyRequest, reply: FastifyReply) => Deadline;
}

// Writers of files are loaded with the first one that somebody asks for: a server need not wait for them to start.
const exportViews = async () => (await import('./export-views.ts')).EXPORT_VIEWS;
const opener = async () => (await import('./open-export.ts')).openExport;

/** A file that is told to end, and does not, gets no answer. */
const ANSWERED_WITHIN_MS = 1_000;

/** `/export/gaps.csv?trails=…`, and `/export`, which lists what there is. */
export function addExportRoutes(
  app: FastifyInstance,
  { context, requireReady, graphAgeMs, queue, clientOf, deadline: deadlineOf }: ExportRoutes,
): void {
  app.get('/export', async () => ({ exports: (await exportViews()).map(listed) }));
  app.get<{ Params: { file: string } }>('/export/:file', {
    preHandler: async (_, reply) => requireReady(reply),
    async handler(request, reply) {
      // Every file names what it tells of; one that began would be cut off.
      if (graphAgeMs() !== null)
        throw storeUnavailable('The store does not answer now, and no file can be made without it.');
      const deadline = deadlineOf(request, reply);
      const write = async () => {
        const openExport = await opener();
        const opened = await openExport(
          await context(request, deadline),
          request.params.file,
          givenIn(request),
        );
        reply
          .type(opened.contentType)
          .header('content-disposition', `attachment; filename="${opened.fileName}"`)
          // Another reader may be told something else, and so may the same after the next load.
          .header('cache-control', 'no-store')
          .header('trailcare-revision', String(opened.revision))
          .header('trailcare-as-of', opened.asOf);
        if (opened.notes.length > 0) reply.header('trailcare-notes', opened.notes.join(' '));
        if (opened.illustrative) reply.header('trailcare-illustrative', 'true');
        if (request.method === 'HEAD') {
          // Nothing of it is read, and how long it is not known.
          reply.send(Readable.from([]));
          return;
        }
        const file = Readable.from(await started(opened.chunks), { objectMode: false });
        await sendFile(file, request, reply, deadline.signal);
      };
      try {
        await queue.run(write, deadline.signal, clientOf(request));
      } finally {
        deadline.end();
      }
      return reply;
    },
  });
}

/** Resolves when it has been read to its end, is cut off, which is seen, or its reader has gone. */
function sendFile(
  file: Readable,
  request: FastifyRequest,
  reply: FastifyReply,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    let isTold = false;
    const tell = (error: unknown) => {
      // Before anything was sent it is answered as an error; whoever has gone is told nothing.
      if (isTold || !reply.raw.headersSent || isOver(reply)) return;
      isTold = true;
      tellCut(error);
    };
    const end = () => {
      tell(signal.reason);
      file.destroy(signal.reason as Error);
      // Whatever the file still waits for; of one that has not begun, its error is the answer.
      if (reply.raw.headersSent) reply.raw.destroy();
      else setTimeout(() => reply.raw.destroy(), ANSWERED_WITHIN_MS).unref();
      resolve();
    };
    whenOver(request, reply, () => {
      file.destroy();
      resolve();
    });
    file.on('error', tell);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
    reply.send(file);
  });
}

/** Of a file that fails after its first piece nobody can be told but the operator. */
function tellCut(error: unknown): void {
  if (error instanceof TrailcareError) {
    metrics.errors.inc({ code: error.code });
    logEvent('file-cut', described(error));
    return;
  }
  metrics.errors.inc({ code: 'INTERNAL_SERVER_ERROR' });
  masked(error);
}

function listed({ name, about, parameters, extensions }: Awaited<ReturnType<typeof exportViews>>[number]) {
  return {
    view: name,
    about,
    files: extensions.map((extension) => `/export/${name}.${extension}`),
    parameters: Object.entries(parameters).map(([parameter, told]) => ({
      name: parameter,
      form: told.form,
      about: told.about,
    })),
  };
}

function givenIn({ url }: FastifyRequest): Given {
  const mark = url.indexOf('?');
  return mark < 0 ? [] : [...new URLSearchParams(url.slice(mark + 1))];
}

/** Waits for the first piece: what fails until then is answered as an error, and later cuts the answer off, so that it is seen to be cut. */
async function started<T>(chunks: AsyncIterable<T>): Promise<AsyncGenerator<T>> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  async function* all(): AsyncGenerator<T> {
    try {
      if (first.done !== true) yield first.value;
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
        yield next.value;
      }
    } finally {
      // Whoever went away before the end.
      await iterator.return?.();
    }
  }
  return all();
}
