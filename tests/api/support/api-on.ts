import type { GraphStore } from '../../../graph/store.ts';
import { keptFacts } from '../../../api/kept-facts.ts';
import { networkHolder } from '../../../api/network-holder.ts';
import { createServer } from '../../../api/server.ts';
import { readConfig } from '../../../api/config.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  /** The body as it came. */
  readonly text: string;
  readonly body: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: {
      readonly message: string;
      readonly path?: readonly (string | number)[];
      readonly extensions: Record<string, unknown>;
    }[];
    readonly extensions?: Record<string, unknown>;
  };
}

export interface Api {
  ask(
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
    operationName?: string,
  ): Promise<Answer>;
  get(
    url: string,
    headers?: Record<string, string>,
  ): Promise<{ status: number; headers: Record<string, unknown>; text: string }>;
  /** The body of an answer that is no text. */
  bytes(url: string, headers?: Record<string, string>): Promise<Buffer>;
  post(
    url: string,
    payload: string | Buffer,
    headers: Record<string, string>,
  ): Promise<{ status: number; text: string }>;
  /** Its HTTP paths, as `GET /graphql`. HEAD is left out: it is GET without the body. */
  routes(): string[];
  /** Makes the server look for a new revision now. */
  refresh(): Promise<void>;
  setNow(now: string): void;
  /** Listens on loopback; the port. */
  listen(): Promise<number>;
  close(): Promise<void>;
}

/** The whole server on a store, asked in process over HTTP. The clock stands still. */
export async function apiOn(
  store: GraphStore,
  {
    onLoopback = true,
    now = '2026-11-02T10:00:00Z',
    oidc = null,
    storeUrl = 'sqlite:none-for-commands.db',
    bordersFile = null,
    metricsToken = null,
    graphAgeMs = () => null,
    env = {},
  }: {
    onLoopback?: boolean;
    now?: string;
    oidc?: { issuer: string; audience: string } | null;
    storeUrl?: string;
    bordersFile?: string | null;
    metricsToken?: string | null;
    graphAgeMs?: () => number | null;
    /** Limits and the like, as `TRAILCARE_MAX_COST`. */
    env?: Record<string, string>;
  } = {},
): Promise<Api> {
  let clock = new Date(now);
  const { store: keeping, keptFact, newestKnown } = keptFacts(store);
  const networks = networkHolder(keeping, {
    pollMs: 0,
    report: (problem) => {
      throw problem;
    },
  });
  const config = readConfig({
    ...(oidc !== null && {
      TRAILCARE_OIDC_ISSUER: oidc.issuer,
      TRAILCARE_OIDC_AUDIENCE: oidc.audience,
    }),
    ...env,
  });
  const server = await createServer({
    config: { ...config, onLoopback, storeUrl, bordersFile, metricsToken },
    services: { store: keeping, keptFact, newestKnown, networks, now: () => clock, graphAgeMs },
    readiness: () => ({ ready: true, waitingFor: null, stopping: false }),
  });
  const { app } = server;
  return {
    async ask(query, variables = {}, headers = {}, operationName) {
      const payload = { query, variables, operationName };
      const answer = await app.inject({ method: 'POST', url: '/graphql', payload, headers });
      return { status: answer.statusCode, headers: answer.headers, text: answer.body, body: answer.json() };
    },
    async get(url, headers = {}) {
      const answer = await app.inject({ method: 'GET', url, headers });
      return { status: answer.statusCode, headers: answer.headers, text: answer.body };
    },
    async bytes(url, headers = {}) {
      return (await app.inject({ method: 'GET', url, headers })).rawPayload;
    },
    async post(url, payload, headers) {
      const answer = await app.inject({ method: 'POST', url, payload, headers });
      return { status: answer.statusCode, text: answer.body };
    },
    routes: () => server.routes.filter((route) => !route.startsWith('HEAD ')),
    refresh: () => networks.refresh(),
    setNow(next) {
      clock = new Date(next);
    },
    async listen() {
      return Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
    },
    async close() {
      await app.close();
      await server.stop();
      networks.close();
    },
  };
}
