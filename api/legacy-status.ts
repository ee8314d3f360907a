import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from './context.ts';

const JSON_ALONE = /^application\/json\b/i;
const RESPONSE_JSON = /application\/graphql-response\+json/i;

/**
 * A client that asks for `application/json` takes any other status than 200 for a fault on the way, and would not read what is wrong: GraphQL
 * over HTTP, section 6.4.1. Apollo does so for errors of execution alone. Requests that are no GraphQL at all keep their 4xx.
 */
export const legacyStatus: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response }) {
        const accept = request.http?.headers.get('accept') ?? '';
        if (!JSON_ALONE.test(accept) || RESPONSE_JSON.test(accept)) return;
        if (response.http.status === 400) response.http.status = 200;
      },
    };
  },
};
