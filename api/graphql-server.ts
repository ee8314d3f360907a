import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { buildSchema } from './build-schema.ts';
import type { Limits } from './config.ts';
import type { Context } from './context.ts';
import { depthLimit } from './depth-limit.ts';
import { noSubscriptions } from './no-subscriptions.ts';
import { errorFormatter } from './errors.ts';
import { described, logEvent } from './log.ts';
import { markIllustrative } from './mark-illustrative.ts';
import { pinRevision } from './pin-revision.ts';
import { trustedDocuments } from './trusted-documents.ts';

interface GraphqlOptions {
  readonly limits: Limits;
  readonly now: () => Date;
  /** What more Apollo needs from where it runs: the server's drain. */
  readonly plugins?: readonly ApolloServerPlugin<Context>[];
}

/** Apollo with our schema; it must be started. The one file that configures it, for the server and for `executeOnce` alike. */
export function graphqlServer({ limits, now, plugins = [] }: GraphqlOptions): ApolloServer<Context> {
  const schema = buildSchema();
  const logMasked = (id: string, error: unknown) => logEvent('masked-error', { id, ...described(error) });
  return new ApolloServer<Context>({
    schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    // Our own handler drains first: see main.ts.
    stopOnTerminationSignals: false,
    persistedQueries: { cache: trustedDocuments() },
    parseOptions: { maxTokens: limits.maxTokens },
    validationRules: [noSubscriptions, depthLimit(limits.maxDepth)],
    formatError: errorFormatter(schema, logMasked),
    // Its own landing page needs another host.
    plugins: [ApolloServerPluginLandingPageDisabled(), pinRevision(now), markIllustrative, ...plugins],
    logger: {
      debug: () => {},
      info: () => {},
      warn: (message: unknown) => logEvent('graphql-warning', described(message)),
      error: (message: unknown) => logEvent('graphql-error', described(message)),
    },
  });
}
