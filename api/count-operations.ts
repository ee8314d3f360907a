import type { ApolloServerPlugin } from '@apollo/server';
import { Kind } from 'graphql/index.js';
import type { Context } from './context.ts';
import { logEvent } from './log.ts';
import { metrics } from './metrics.ts';

/**
 * Counts GraphQL operations and logs each at level info. The pages' own documents go by their names; the names of all others are a client's
 * words, and none of ours.
 */
export const countOperations: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    const beganMs = performance.now();
    return {
      async willSendResponse({ response, operation, operationName, schema, metrics: { persistedQueryHit } }) {
        const name = persistedQueryHit === true ? (operationName ?? 'unnamed') : 'other';
        const type = operation?.operation ?? 'none';
        const seconds = (performance.now() - beganMs) / 1000;
        metrics.operations.observe({ operation: name, type }, seconds);
        const root = operation && schema.getRootType(operation.operation)?.getFields();
        const fields = new Set(
          operation?.selectionSet.selections.flatMap((one) =>
            one.kind === Kind.FIELD && root?.[one.name.value] ? [one.name.value] : [],
          ),
        );
        for (const field of fields) metrics.rootFields.inc({ field });
        const errors = response.body.kind === 'single' ? (response.body.singleResult.errors ?? []) : [];
        const codes = errors.map(({ extensions }) => {
          const code = extensions?.['code'];
          return typeof code === 'string' ? code : 'NONE';
        });
        for (const code of codes) metrics.errors.inc({ code });
        const details = { operation: name, type, fields: [...fields], ms: Math.round(seconds * 1000) };
        logEvent(
          'operation',
          { ...details, ...(codes.length > 0 && { errors: [...new Set(codes)] }) },
          'info',
        );
      },
    };
  },
};
