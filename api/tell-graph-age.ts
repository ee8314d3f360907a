import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from './context.ts';

/**
 * While the store is away, each answer says how old the graph is that it was computed on: `extensions.storeAway`, and the header
 * `trailcare-graph-age`, which all other routes have too.
 */
export function tellGraphAge(graphAgeMs: () => number | null): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response: { body } }) {
          const ageMs = graphAgeMs();
          if (ageMs === null || body.kind !== 'single') return;
          const graphAgeSeconds = Math.round(ageMs / 1000);
          const message = `The store has not answered for ${graphAgeSeconds} s: measures are of the graph as it was then, and of facts the codes alone are known.`;
          const storeAway = { graphAgeSeconds, message };
          body.singleResult.extensions = { ...body.singleResult.extensions, storeAway };
        },
      };
    },
  };
}
