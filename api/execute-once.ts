import { openStore } from '../graph/open-store.ts';
import { LOCAL_USER } from '../graph/access/principal.ts';
import { MOVEMENT_VIEWER } from '../graph/model/viewer.ts';
import { type Environment, readConfig } from './config.ts';
import { contextFor } from './context.ts';
import { graphqlServer } from './graphql-server.ts';
import type { IllustrativeMark } from './mark-illustrative.ts';
import { networkHolder } from './network-holder.ts';

interface OnceOptions {
  /** As TRAILCARE_STORE. */
  readonly storeUrl: string;
  /** Text of a GraphQL document. */
  readonly document: string;
  readonly variables?: Record<string, unknown>;
  /** Needed when the document holds several operations. */
  readonly operationName?: string;
  /** For NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE and limits; the process's own when left out. */
  readonly env?: Environment;
}

/** What a server would send: `data`, `errors` or both, and `extensions.illustrative` when it rests on made-up facts. */
interface OnceAnswer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
  readonly extensions?: { readonly illustrative?: readonly IllustrativeMark[] };
  /** Not sent by a server: whoever asks a graph that holds nothing should know it. */
  readonly graphIsEmpty?: true;
}

/** Runs a document against a store without a server, as the local user, and closes the store. */
export async function executeOnce(options: OnceOptions): Promise<OnceAnswer> {
  const { storeUrl, document, variables = {}, operationName, env = process.env } = options;
  const now = () => new Date();
  const store = await openStore(storeUrl, env);
  const networks = networkHolder(store, { pollMs: 0, report: () => {} });
  const apollo = graphqlServer({ config: { ...readConfig(env), documents: 'any' }, now });
  try {
    await apollo.start();
    const isEmpty = (await store.revision()) === 0;
    const request = { query: document, variables, ...(operationName !== undefined && { operationName }) };
    const contextValue = contextFor(
      { store, networks, now },
      { principal: LOCAL_USER, viewer: MOVEMENT_VIEWER },
    );
    const { body } = await apollo.executeOperation(request, { contextValue });
    if (body.kind !== 'single') throw new Error('The answer came in parts, which this API never sends.');
    const { data, errors, extensions } = body.singleResult;
    return {
      ...(data !== undefined && { data }),
      ...(errors !== undefined && { errors }),
      ...(extensions !== undefined && { extensions }),
      ...(isEmpty && { graphIsEmpty: true }),
    };
  } finally {
    await apollo.stop();
    networks.close();
    await store.close();
  }
}
