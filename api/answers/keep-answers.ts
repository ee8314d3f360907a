import { type ApolloServerPlugin, type GraphQLRequest, HeaderMap } from '@apollo/server';
import type { Context } from '../context.ts';
import { marksOf } from '../mark-illustrative.ts';
import { metrics } from '../metrics.ts';
import { untilGone } from '../until-gone.ts';
import { isKeptOperation } from './is-kept-operation.ts';
import type { KeptAnswer, KeptAnswers } from './kept-answers.ts';
import { WrittenData } from './written-data.ts';

/**
 * Tells an answer again that was given to the same question of a reader with the same rights on the same day, at the same revision: neither executed
 * nor written anew. Whoever asks while it is computed waits for it. All else is as for any other: who asks is held to the limits before, and what
 * is told beside the data (marks, cost, revision, the store's age) is of this request.
 */
export function keepAnswers(answers: KeptAnswers): ApolloServerPlugin<Context> {
  /** Null: it came to nothing that can be kept. */
  const underWay = new Map<string, Promise<KeptAnswer | null>>();
  return {
    async requestDidStart() {
      /** Called with what became of an answer that this request computes and that may be kept. */
      let settle: ((answer: KeptAnswer | null) => void) | null = null;
      return {
        async responseForOperation({ document, operation, queryHash, request, contextValue: context }) {
          // A cursor that was good before and has grown too old is told as that.
          if (!isKeptOperation(operation, document) || context.rejectedCursors.size > 0) return null;
          const revision = context.pinnedRevision()!;
          const key = keyOf(context, queryHash, request);
          if (key === null) return null;
          const ofRevision = `${revision} ${key}`;
          const kept = answers.find(key, revision);
          if (kept !== null) return told(kept, 'kept', context);
          const others = underWay.get(ofRevision);
          const joined = others === undefined ? null : await unlessGone(others, context.gone);
          if (joined !== null) return told(joined, 'joined', context);
          metrics.keptAnswers.inc({ how: 'computed' });
          const { promise, resolve } = Promise.withResolvers<KeptAnswer | null>();
          underWay.set(ofRevision, promise);
          settle = (answer) => {
            if (underWay.get(ofRevision) === promise) underWay.delete(ofRevision);
            if (answer !== null) answers.keep(key, revision, answer);
            resolve(answer);
          };
          return null;
        },
        async willSendResponse({ response: { body }, contextValue: context }) {
          if (settle === null) return;
          if (body.kind !== 'single' || body.singleResult.errors !== undefined || !context.mayBeKept()) {
            settle(null);
            return;
          }
          const data = new WrittenData(body.singleResult.data);
          body.singleResult.data = data;
          settle({ data, madeUp: marksOf(context).map(({ code }) => code) });
        },
      };
    },
  };
}

/** All that an answer depends on but the revision; null when it cannot be told. */
function keyOf(
  { viewer, today }: Context,
  queryHash: string | undefined,
  { operationName, variables }: GraphQLRequest,
): string | null {
  try {
    return JSON.stringify([viewer.key, today, queryHash, operationName ?? null, variables ?? null]);
  } catch {
    // Variables that are nested too deeply to be written: what refuses them comes later.
    return null;
  }
}

/** What others compute; null when this client goes first, or has no time left: then the operation ends as any does. */
async function unlessGone(others: Promise<KeptAnswer | null>, gone: AbortSignal): Promise<KeptAnswer | null> {
  try {
    return await untilGone(others, gone);
  } catch {
    return null;
  }
}

function told({ data, madeUp }: KeptAnswer, how: 'kept' | 'joined', { restsOn }: Context) {
  metrics.keptAnswers.inc({ how });
  for (const source of madeUp) restsOn.note(source);
  return { http: { headers: new HeaderMap() }, body: { kind: 'single' as const, singleResult: { data } } };
}
