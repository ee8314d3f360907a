import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from './context.ts';

/** What one reader is shown is kept by nothing between him and the server. */
export const noStore: ApolloServerPlugin<Context> = {
  async requestDidStart({ response }) {
    response.http.headers.set('cache-control', 'no-store');
  },
};
