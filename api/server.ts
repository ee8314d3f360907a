import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { badInput } from '../graph/errors.ts';
import { oidcActor } from '../graph/access/oidc-actor.ts';
import { keepAnswers } from './answers/keep-answers.ts';
import { keptAnswers } from './answers/kept-answers.ts';
import { authenticate } from './access/authenticate.ts';
import { isForwarded } from './access/is-forwarded.ts';
import { type Reader, readerOf } from './access/reader.ts';
import { addErrorReplies, notReadyReply } from './http/error-replies.ts';
import type { Config } from './config.ts';
import { compressAnswers } from './http/compress-answers.ts';
import { allowOrigins } from './http/allow-origins.ts';
import { type Deadline, deadlineIn } from './limits/deadline.ts';
import { limitClients } from './limits/limit-clients.ts';
import { addExportRoutes } from './export/export-routes.ts';
import { type Context, contextFor, type Services } from './context.ts';
import { graphqlServer } from './graphql-server.ts';
import { described, logEvent } from './log.ts';
import { addJobRoutes } from './job-routes.ts';
import { addLoadRoutes } from './load/load-routes.ts';
import { boundedQueue } from '../graph/jobs/bounded-queue.ts';
import { jobRunner } from '../graph/jobs/job-runner.ts';
import { isLoopback } from './http/is-loopback.ts';
import { countOperations } from './count-operations.ts';
import { logRequests } from './http/log-requests.ts';
import { addMetricsRoute } from './http/metrics-route.ts';
import { requestsInFlight } from './http/requests-in-flight.ts';
import { plansAtOnce } from './plans-at-once.ts';
import { sendError } from './http/send-error.ts';
import { tellGraphAge } from './tell-graph-age.ts';
import { goneSignal } from './http/when-over.ts';
import { addGraphiqlRoutes } from './pages/graphiql-routes.ts';
import { readOwnBorders } from './pages/own-borders.ts';
import { addPageProblemsRoute } from './pages/page-problems.ts';
import { addSiteRoutes } from './pages/site-routes.ts';
import { QUERIES_PAGE_POLICY, queriesPage } from './pages/queries-page.ts';
import { addSecurityHeaders } from './http/security-headers.ts';
import type { Readiness } from './readiness.ts';

interface ServerOptions {
  readonly config: Omit<Config, 'host' | 'port' | 'demonstration'>;
  readonly services: Services;
  readonly readiness: () => Readiness;
}

interface Server {
  readonly app: FastifyInstance;
  /** Every path that it answers, as `GET /graphql`. */
  readonly routes: readonly string[];
  /** Resolves when nothing that was sent waits for its answer, or after so long. */
  readonly quiet: (atMostMs: number) => Promise<void>;
  /** Finishes what runs, then closes. */
  stop(): Promise<void>;
}

/** How often requests are looked for that have not been sent in time. */
const LOOK_FOR_SLOW_MS = 1_000;

const HEADERS_WITHIN_MS = 60_000;

const MISDIRECTED = 421;

const OPEN_PATHS: ReadonlySet<string> = new Set(['/livez', '/readyz', '/metrics']);

/** Every HTTP route, on Fastify; it must be told to listen, or be asked with `app.inject`. */
export async function createServer({ config, services, readiness }: ServerOptions): Promise<Server> {
  const { limits } = config;
  const app = Fastify({
    bodyLimit: limits.maxBodyBytes,
    requestTimeout: limits.receiveTimeoutSeconds * 1_000,
    http: {
      connectionsCheckingInterval: LOOK_FOR_SLOW_MS,
      // Node takes the longer one of the two for the body, whichever it is.
      headersTimeout: Math.min(limits.receiveTimeoutSeconds * 1_000, HEADERS_WITHIN_MS),
    },
    trustProxy: config.trustedProxies.length === 0 ? false : [...config.trustedProxies],
    logger: false,
    forceCloseConnections: 'idle',
  });
  const { store, now } = services;
  const actorOf = (issuer: string, subject: string) => oidcActor(store, issuer, subject);
  // Most servers have no identity provider, and start without what reads its tokens.
  const verifyToken =
    config.oidc && (await import('./access/token-verifier.ts')).tokenVerifier(config.oidc, actorOf, { now });
  const jobs = jobRunner(store, {
    now,
    report: (id, problem) => logEvent('job-problem', { id, ...described(problem) }),
  });
  const readers = new WeakMap<FastifyRequest, Reader>();
  const context = async (request: FastifyRequest, deadline?: Deadline): Promise<Context> => {
    const asking = readers.get(request);
    if (asking === undefined) throw new Error('A request came so far without being authenticated.');
    const { maxValues } = limits;
    return contextFor({ ...services, jobs }, asking, { ...(deadline && { deadline }), maxValues });
  };
  const graphAgeMs = services.graphAgeMs ?? (() => null);
  const apollo = graphqlServer({
    config,
    now: services.now,
    plugins: [
      fastifyApolloDrainPlugin<Context>(app),
      // Before what is added to an answer at its end, which is no part of what is kept.
      ...(services.newestKnown === undefined
        ? []
        : [keepAnswers(keptAnswers(limits.keptAnswersMb * 1e6, services.newestKnown))]),
      tellGraphAge(graphAgeMs),
      countOperations,
    ],
  });
  await apollo.start();
  const operations = boundedQueue({
    what: 'operations',
    atOnce: limits.operationsAtOnce,
    waiting: limits.operationsWaiting,
    standing: limits.operationsStanding,
    inTurns: true,
  });
  const exports = boundedQueue({
    what: 'exports',
    atOnce: limits.exportsAtOnce,
    waiting: limits.exportsWaiting,
  });
  const routes: string[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of typeof method === 'string' ? [method] : method) routes.push(`${one} ${url}`);
  });

  await compressAnswers(app);
  addSecurityHeaders(app);
  addErrorReplies(app);
  logRequests(app);
  const quiet = requestsInFlight(app);
  app.addHook('onSend', async (_, reply) => {
    // A connection that is kept would be cut a moment later, perhaps under a request that has just been sent.
    if (readiness().stopping) reply.header('connection', 'close');
    const ageMs = graphAgeMs();
    if (ageMs !== null) reply.header('trailcare-graph-age', Math.round(ageMs / 1000));
  });
  await allowOrigins(app, config.corsOrigins);
  const { mayAsk, clientOf } = await limitClients(app, {
    limits,
    principalOf: (request) => readers.get(request)?.principal,
  });
  if (config.onLoopback) refuseOtherNames(app);

  // Before everything but the health of the server: wrong credentials are told as such on every path. And before a body is read, so that
  // whoever sends slowly, or much, is held back as well.
  app.addHook('preParsing', async (request, reply) => {
    if (OPEN_PATHS.has(request.routeOptions.url ?? '')) return;
    try {
      const principal = await authenticate(request, {
        store,
        verifyToken,
        onLoopback: config.onLoopback,
        now,
      });
      readers.set(request, await readerOf(store, principal));
    } catch (problem) {
      // Who tries keys is held back as well, by his address.
      if (await mayAsk(request, reply)) throw problem;
      return;
    }
    await mayAsk(request, reply);
  });

  const requireReady = async (reply: FastifyReply) => {
    const state = readiness();
    if (!state.ready && !state.stopping) await notReadyReply(reply, state);
  };

  app.get('/livez', async () => ({ live: true }));
  app.get('/readyz', async (_, reply) => {
    const state = readiness();
    const ageMs = graphAgeMs();
    // Still ready: measures go on, and servers that all went away with their store would help nobody.
    const away = ageMs !== null && { storeAwaySeconds: Math.round(ageMs / 1000) };
    const { ready, waitingFor } = state;
    return reply.code(ready ? 200 : 503).send({ ready, waitingFor, ...away });
  });
  addMetricsRoute(app, {
    token: config.metricsToken,
    onLoopback: config.onLoopback,
    graphAgeMs,
    queues: {
      operations,
      exports,
      ...(services.analyses && { analyses: services.analyses }),
      plans: plansAtOnce,
      jobs,
    },
  });
  await addSiteRoutes(app, config.bordersFile === null ? null : readOwnBorders(config.bordersFile));
  addPageProblemsRoute(app, services.now);
  app.get('/queries', async (request, reply) => {
    const state = readiness();
    if (!state.ready && !state.stopping) return notReadyReply(reply, state);
    const asked = await context(request);
    await asked.pin(await asked.newestRevision());
    const illustrative = asked.illustrative().length > 0;
    return reply
      .header('content-security-policy', QUERIES_PAGE_POLICY)
      .type('text/html; charset=utf-8')
      .send(queriesPage({ illustrative }));
  });
  addGraphiqlRoutes(app);
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    // Before its body is read, and before it is known who asks: a refusal should cost next to nothing.
    async onRequest({ host, hostname }) {
      operations.requireRoom();
      // Apollo's integration makes an address of it.
      if (!URL.canParse(`http://${hostname}/`)) throw badInput('host', host, 'the name of this server');
    },
    preHandler: async (_, reply) => requireReady(reply),
    async handler(request, reply) {
      const deadline = deadlineIn({
        seconds: limits.operationTimeoutSeconds,
        what: 'The operation',
        gone: goneSignal(request, reply),
      });
      const answer = fastifyApolloHandler(apollo, { context: () => context(request, deadline) });
      try {
        return await operations.run(
          async () => answer.call(app, request, reply),
          deadline.signal,
          clientOf(request),
        );
      } finally {
        deadline.end();
      }
    },
  });
  addExportRoutes(app, {
    context,
    requireReady,
    graphAgeMs,
    queue: exports,
    clientOf,
    deadline: (request, reply) =>
      deadlineIn({
        seconds: limits.exportTimeoutSeconds,
        what: 'The export',
        gone: goneSignal(request, reply),
      }),
  });
  addJobRoutes(app, { context, requireReady });
  await addLoadRoutes(app, {
    context,
    requireReady,
    networks: services.networks,
    storeUrl: config.storeUrl,
    maxBytes: limits.maxUploadBytes,
  });
  return {
    app,
    routes,
    quiet,
    async stop() {
      await Promise.all([jobs.close(), apollo.stop()]);
    },
  };
}

/**
 * A page of another site can make a browser on this machine ask us under a name of its own (DNS rebinding), and would then read as the
 * local user. So on loopback we answer to loopback's names alone; whoever comes through a proxy is no local user.
 */
function refuseOtherNames(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (isLoopback(request.hostname) || isForwarded(request)) return;
    await sendError(
      reply,
      MISDIRECTED,
      `This server answers to localhost and 127.0.0.1, not to ${JSON.stringify(request.hostname)}.`,
      'FORBIDDEN',
    );
  });
}
