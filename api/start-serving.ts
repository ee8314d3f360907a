import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { MOVEMENT_VIEWER, PUBLIC_VIEWER } from '../graph/model/viewer.ts';
import { buildInThread } from '../graph/jobs/networks/build-in-thread.ts';
import { analysisPool } from '../graph/jobs/analyses/analysis-pool.ts';
import { openStore } from '../graph/open-store.ts';
import type { GraphStore } from '../graph/store.ts';
import { type Config, type Environment, readConfig } from './config.ts';
import { keptFacts } from './kept-facts.ts';
import { listenProblem } from './listen-problem.ts';
import { described, logEvent } from './log.ts';
import { measuredStore } from './measured-store.ts';
import { networkHolder } from './network-holder.ts';
import { prepareStore } from './prepare-store.ts';
import { untilItCan } from './until-it-can.ts';
import type { Readiness } from './readiness.ts';
import { watchedStore } from './watched-store.ts';

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
  /** Settles when the pages are built, or cannot be: readiness waits for it. */
  readonly pages?: Promise<void>;
  /** How long requests still come in after readiness ended, until those who send them have noticed. */
  readonly drainDelayMs?: number;
}

export interface Running {
  readonly url: string;
  /** Resolves when the store was reached, migrated and seeded. */
  readonly ready: Promise<void>;
  /** Rejects when it has to end: `WatchedStore.replaced`. */
  readonly mustEnd: Promise<never>;
  stop(): Promise<void>;
}

const DRAIN_DELAY_MS = 1_000;
/** Of the ten seconds that there are. */
const QUIET_AT_MOST_MS = 5_000;
/** From then on requests that still run are cut off. */
const CLOSE_CONNECTIONS_MS = 7_500;
/** Whoever sent SIGTERM waits 10 s. */
export const STOP_WITHIN_MS = 9_500;

/** Starts the API and answers as soon as it listens. Rejects when it cannot; waits for a store that cannot be reached, and says so. */
export async function startServing(options: ServeOptions): Promise<Running> {
  const { env = process.env, print = (line) => process.stdout.write(`${line}\n`) } = options;
  const config = configOf(options, env);
  if (config.storeUrl.startsWith('sqlite:')) {
    mkdirSync(path.dirname(path.resolve(config.storeUrl.slice('sqlite:'.length))), { recursive: true });
  }
  const watched = watchedStore(measuredStore(await openStore(config.storeUrl, env)));
  const { store, keptFact, newestKnown } = keptFacts(watched.store);
  const closed = new AbortController();
  const networks = networkHolder(store, {
    build: buildInThread(
      {
        storeUrl: config.storeUrl,
        env,
        report: (event, problem) => logEvent(event, described(problem)),
      },
      closed.signal,
    ),
    report: (problem) => logEvent('store-not-reached', described(problem)),
  });
  const analyses = analysisPool(config.analysisThreads);
  const stopping = new AbortController();
  let waitingFor: string | null = 'the store';
  const readiness = (): Readiness => ({
    ready: waitingFor === null && !stopping.signal.aborted,
    waitingFor: stopping.signal.aborted ? 'the end: the server is stopping' : waitingFor,
    // One that stops before it was ready has nothing to answer with.
    stopping: stopping.signal.aborted && waitingFor === null,
  });
  // The first snapshot is read by a thread while this one is still busy with the server's own modules, which take as long.
  const prepared = prepare();
  // Whoever waits for readiness is told.
  prepared.catch(() => {});
  const { createServer } = await import('./server.ts');
  const server = await createServer({
    config,
    services: {
      store,
      keptFact,
      newestKnown,
      networks,
      now: () => new Date(),
      analyses,
      graphAgeMs: watched.awayForMs,
    },
    readiness,
  });
  const { app } = server;
  const close = async () => {
    const late = setTimeout(() => app.server.closeAllConnections(), CLOSE_CONNECTIONS_MS);
    try {
      await server.quiet(QUIET_AT_MOST_MS);
      await server.stop();
    } finally {
      clearTimeout(late);
      networks.close();
      closed.abort();
      await analyses.close();
      await store.close();
    }
  };
  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    stopping.abort();
    await close();
    throw listenProblem(error, config);
  }
  const address = app.server.address();
  const port = address !== null && typeof address === 'object' ? address.port : config.port;
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;

  async function prepare(): Promise<void> {
    const { loadSeeds = null } = options;
    const trying = {
      // One that stops gives up what it does.
      signal: stopping.signal,
      onTrouble: (reason: string) =>
        print(`The store at ${config.storeUrl} cannot be used yet: ${reason} Trying on.`),
    };
    await prepareStore({
      ...trying,
      store,
      loadSeeds: loadSeeds && ((empty) => loadSeeds(empty, { demonstration: config.demonstration })),
      onStep(step) {
        waitingFor = step;
        if (step === 'the first load') print('Loading the bundled data into the empty store …');
      },
    });
    if (stopping.signal.aborted) return;
    // The first reader should not wait for the network.
    waitingFor = 'the first snapshot';
    const local = config.onLoopback && config.oidc === null;
    await untilItCan(
      async () => networks.at(await store.revision(), local ? MOVEMENT_VIEWER : PUBLIC_VIEWER),
      trying,
    );
  }

  async function sayReady(): Promise<void> {
    await prepared;
    if (stopping.signal.aborted) return;
    waitingFor = 'the pages';
    await options.pages;
    waitingFor = null;
    print(whoReads(config));
    print(`Trailcare is ready on ${url}`);
  }

  let stopped: Promise<void> | null = null;
  async function stopOnce(): Promise<void> {
    stopping.abort();
    await wait(options.drainDelayMs ?? DRAIN_DELAY_MS);
    await close();
  }
  return { url, ready: sayReady(), mustEnd: watched.replaced, stop: () => (stopped ??= stopOnce()) };
}

function whoReads({ host, onLoopback, oidc }: Config): string {
  const accounts =
    oidc === null ? 'API keys (`npx trailcare key`)' : `tokens of ${oidc.issuer}, and API keys`;
  if (onLoopback && oidc === null)
    return 'Only this machine can reach it: you read all but restricted facts.';
  const reach = onLoopback ? 'An identity provider is set up' : `${host} can be reached from other machines`;
  return `${reach}: without an account readers see public facts alone. Accounts: ${accounts}.`;
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
