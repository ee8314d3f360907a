import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../context.ts';
import { TOO_MUCH_TO_COMPARE } from '../errors.ts';

const MOST_ERRORS = 100;

/**
 * An answer that grew too large is told as that, and nothing of it: what is missing would be null, as what is unknown is. Any other lists 100
 * errors and counts the rest: an operation that was ended would tell of each member of a list.
 */
export const fewErrors: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { body }, contextValue }) {
        if (body.kind !== 'single') return;
        const { singleResult } = body;
        const exceeded = contextValue.meter.exceeded();
        if (exceeded !== null) {
          const { message, code, details } = exceeded;
          body.singleResult = { data: null, errors: [{ message, extensions: { ...details, code } }] };
          return;
        }
        const told = singleResult.errors ?? [];
        // A document that breaks a limit ends its validation, which would be told beside it.
        const errors = told.filter((error) => told.length === 1 || error.message !== TOO_MUCH_TO_COMPARE);
        if (errors.length < told.length) singleResult.errors = errors;
        if (errors.length <= MOST_ERRORS) return;
        const message = `${errors.length - MOST_ERRORS} more errors are not listed.`;
        const { extensions = {} } = errors[MOST_ERRORS]!;
        singleResult.errors = [...errors.slice(0, MOST_ERRORS), { message, extensions }];
      },
    };
  },
};
