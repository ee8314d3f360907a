import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { TrailcareError } from '../graph/errors.ts';
import { openStore } from '../graph/open-store.ts';
import type { GraphStore } from '../graph/store.ts';
import { type Config, type Environment, readConfig } from './config.ts';
import { described, logEvent } from './log.ts';
import { networkHolder } from './network-holder.ts';
import { createServer, type Readiness } from './server.ts';
import { MOVEMENT_VIEWER, PUBLIC_VIEWER } from '../graph/model/viewer.ts';

export interface ServeOptions {
  /** Fills an empty store. Given by the command line, because the API may not know the loaders. */
  readonly loadSeeds?: (store: GraphStore, options: { demonstration: boolean }) => Promise<unknown>;
  /** These go before the environment's TRAILCARE_STORE, HOST and PORT. */
  readonly storeUrl?: string | null;
  readonly host?: string | null;
  readonly port?: number | null;
  /** False: without the illustrative data, as TRAILCARE_DEMONSTRATION=off. */
  readonly demonstration?: boolean;
  readonly env?: Environment;
  /** Where lines for people go; stdout when left out. */
  readonly print?: (line: string) => void;
  /** How long requests still come in after readiness ended, until those who send them have noticed. */
  readonly drainDelayMs?: number;
}

export interface Running {
  readonly url: string;
  /** Resolves when the store was reached, migrated and seeded. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

const RETRY_MS = 2_000;
const DRAIN_DELAY_MS = 1_000;
/** From then on requests that still run are cut off. */
const CLOSE_CONNECTIONS_MS = 7_000;
/** Whoever sent SIGTERM waits 10 s. */
export const STOP_WITHIN_MS = 9_500;

/** Starts the API and answers as soon as it listens. Rejects when it cannot; waits for a store that cannot be reached, and says so. */
export async function startServing(options: ServeOptions): Promise<Running> {
  const { env = process.env, print = (line) => process.stdout.write(`${line}\n`) } = options;
  const config = configOf(options, env);
  if (config.storeUrl.startsWith('sqlite:')) {
    mkdirSync(path.dirname(path.resolve(config.storeUrl.slice('sqlite:'.length))), { recursive: true });
  }
  const store = await openStore(config.storeUrl, env);
  const networks = networkHolder(store, {
    report: (problem) => logEvent('store-not-reached', described(problem)),
  });
  let waitingFor: string | null = 'the store';
  let stopping = false;
  const readiness = (): Readiness => ({
    ready: waitingFor === null && !stopping,
    waitingFor: stopping ? 'the end: the server is stopping' : waitingFor,
  });
  const server = await createServer({
    config,
    services: { store, networks, now: () => new Date() },
    readiness,
  });
  const { app } = server;
  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    networks.close();
    await store.close();
    throw listenProblem(error, config);
  }
  const address = app.server.address();
  const url = urlOf(
    address !== null && typeof address === 'object' ? address.port : config.port,
    config.host,
  );

  const ready = prepare();
  async function prepare(): Promise<void> {
    for (let said = false; !stopping;) {
      try {
        await store.migrate();
        if (options.loadSeeds !== undefined && (await store.revision()) === 0) {
          waitingFor = 'the first load';
          print('Loading the bundled data into the empty store …');
          await options.loadSeeds(store, { demonstration: config.demonstration });
        }
        await networks.refresh();
        const viewer = config.onLoopback ? MOVEMENT_VIEWER : PUBLIC_VIEWER;
        await networks.at(await store.revision(), viewer);
        break;
      } catch (error) {
        const reachable = !(error instanceof TrailcareError && error.code === 'STORE_UNAVAILABLE');
        if (reachable && !(error instanceof TrailcareError && error.code === 'OVERLOADED')) throw error;
        if (!said)
          print(`The store at ${shownUrl(config.storeUrl)} cannot be used yet: ${error.message} Trying on.`);
        said = true;
        await wait(RETRY_MS, undefined, { ref: true });
      }
    }
    if (stopping) return;
    waitingFor = null;
    if (!config.onLoopback) {
      print(`${config.host} can be reached from other machines: readers see public facts alone.`);
    }
    print(`Trailcare is ready on ${url}`);
  }

  let stopped: Promise<void> | null = null;
  async function stopOnce(): Promise<void> {
    stopping = true;
    await wait(options.drainDelayMs ?? DRAIN_DELAY_MS);
    const late = setTimeout(() => app.server.closeAllConnections(), CLOSE_CONNECTIONS_MS);
    try {
      await server.stop();
    } finally {
      clearTimeout(late);
      networks.close();
      await store.close();
    }
  }
  const stop = () => (stopped ??= stopOnce());
  return { url, ready, stop };
}

function configOf(options: ServeOptions, env: Environment): Config {
  const given = {
    ...(options.storeUrl && { TRAILCARE_STORE: options.storeUrl }),
    ...(options.host && { HOST: options.host }),
    ...(typeof options.port === 'number' && { PORT: String(options.port) }),
    ...(options.demonstration === false && { TRAILCARE_DEMONSTRATION: 'off' }),
  };
  return readConfig({ ...env, ...given });
}

function listenProblem(error: unknown, { host, port }: Config): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const problems: Record<string, string> = {
    EADDRINUSE: `Port ${port} of ${host} is taken by another program. Set PORT to another one, such as PORT=${port + 1}.`,
    EACCES: `This user may not listen on port ${port} of ${host}. Set PORT to one above 1023.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Set HOST to one that it has, such as 127.0.0.1.`,
    ENOTFOUND: `There is no host ${host}. Set HOST to an address of this machine, such as 127.0.0.1.`,
  };
  const problem = problems[String(code)];
  return problem === undefined ? error : new TrailcareError('BAD_INPUT', problem, { host, port }, error);
}

const urlOf = (port: number, host: string) => `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

/** Without what a URL may hold of credentials. */
const shownUrl = (storeUrl: string) => storeUrl.replace(/\/\/[^@/]*@/, '//');
