import type { ApolloServerPlugin } from '@apollo/server';
import { getVariableValues } from 'graphql/index.js';
import type { Context } from '../context.ts';
import { toGraphqlError } from '../errors.ts';
import { metrics } from '../metrics.ts';
import { limitExceeded } from './limit-exceeded.ts';
import { operationCost } from './operation-cost.ts';

/** Refuses operations that would cost more than `maxCost`. The answer says what one cost in the header `trailcare-cost`. */
export function limitCost(maxCost: number): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      let told: number | null = null;
      return {
        async didResolveOperation({ schema, document, operation, request }) {
          if (operation === undefined) return;
          const { variableDefinitions = [] } = operation;
          const { coerced } = getVariableValues(schema, variableDefinitions, request.variables ?? {});
          // Variables that cannot be read are refused before anything runs, in GraphQL's own words.
          if (coerced === undefined) return;
          const { cost, costliest, costliestCost } = operationCost(schema, document, operation, coerced);
          told = cost;
          metrics.cost.observe({ outcome: cost <= maxCost ? 'allowed' : 'refused' }, cost);
          if (cost <= maxCost) return;
          const hint = `Most of it, ${costliestCost}, is ${JSON.stringify(costliest)}. Ask for fewer or shorter lists at once, or take a file of /export.`;
          throw toGraphqlError(limitExceeded(`The operation would cost ${cost}`, cost, maxCost, hint));
        },
        async willSendResponse({ response }) {
          if (told !== null) response.http.headers.set('trailcare-cost', String(told));
        },
      };
    },
  };
}
