import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { answerText } from './answers/answer-text.ts';
import { buildSchema } from './build-schema.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { documentCache } from './document-cache.ts';
import { extendForPlans } from './limits/extend-for-plans.ts';
import { fewErrors } from './limits/few-errors.ts';
import { limitCost } from './limits/limit-cost.ts';
import { limitDocuments } from './limits/limit-documents.ts';
import { limitTexts } from './limits/limit-texts.ts';
import { noStore } from './no-store.ts';
import { noSubscriptions } from './no-subscriptions.ts';
import { errorFormatter } from './errors.ts';
import { described, logEvent } from './log.ts';
import { markIllustrative } from './mark-illustrative.ts';
import { pinRevision } from './pin-revision.ts';
import { legacyStatus } from './legacy-status.ts';
import { onlyTrusted } from './only-trusted.ts';
import { trustedDocuments } from './trusted-documents.ts';

/** Others say the same. */
const MOST_VALIDATION_ERRORS = 20;

interface GraphqlOptions {
  readonly config: Pick<Config, 'limits' | 'documents' | 'documentsFolder' | 'introspection'>;
  readonly now: () => Date;
  /** What more Apollo needs from where it runs: the server's drain. */
  readonly plugins?: readonly ApolloServerPlugin<Context>[];
}

/** Apollo with our schema; it must be started. The one file that configures it, for the server and for `executeOnce` alike. */
export function graphqlServer({ config, now, plugins = [] }: GraphqlOptions): ApolloServer<Context> {
  const schema = buildSchema();
  const { limits, introspection } = config;
  const trusted = trustedDocuments(config.documentsFolder);
  return new ApolloServer<Context>({
    schema,
    introspection,
    // Words such as `Did you mean` give away what introspection would.
    hideSchemaDetailsFromClientErrors: !introspection,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    // Our own handler drains first: see main.ts.
    stopOnTerminationSignals: false,
    persistedQueries: { cache: trusted },
    documentStore: documentCache(),
    parseOptions: { maxTokens: limits.maxTokens },
    validationRules: [noSubscriptions, limitDocuments(limits)],
    validationOptions: { maxErrors: MOST_VALIDATION_ERRORS },
    formatError: errorFormatter(schema),
    stringifyResult: answerText,
    // Its own landing page needs another host.
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // It is told of every field of an answer, to say at the end that no answer may be kept: `noStore` says so at once.
      ApolloServerPluginCacheControlDisabled(),
      noStore,
      ...(config.documents === 'only' ? [onlyTrusted(trusted)] : []),
      limitTexts(limits.maxTextLength),
      limitCost(limits.maxCost),
      extendForPlans,
      pinRevision(now),
      markIllustrative,
      fewErrors,
      legacyStatus,
      ...plugins,
    ],
    logger: {
      debug: () => {},
      info: () => {},
      warn: (message: unknown) => logEvent('graphql-warning', described(message)),
      error: (message: unknown) => logEvent('graphql-error', described(message)),
    },
  });
}
