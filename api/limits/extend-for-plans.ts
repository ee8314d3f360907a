import type { ApolloServerPlugin } from '@apollo/server';
// Not part of graphql's index: the fields at the root of what runs, through fragments, without those that directives leave out.
import { collectFields } from 'graphql/execution/collectFields.js';
import {
  type DocumentNode,
  getArgumentValues,
  getVariableValues,
  Kind,
  OperationTypeNode,
} from 'graphql/index.js';
import { MAX_PLAN_SECONDS } from '../arguments/plan.ts';
import type { Context } from '../context.ts';

/** Gives an operation that asks for plans as much more time as the longest of them may search, which its argument says. */
export const extendForPlans: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, operation, request, contextValue }) {
        const query = schema.getQueryType();
        const plan = query?.getFields()['plan'];
        if (!query || !plan || operation?.operation !== OperationTypeNode.QUERY) return;
        const { variableDefinitions = [], selectionSet } = operation;
        const { coerced } = getVariableValues(schema, variableDefinitions, request.variables ?? {});
        // Values that cannot be read, which the execution will tell.
        if (coerced === undefined) return;
        const fields = collectFields(schema, fragmentsOf(document), coerced, query, selectionSet);
        const asked = [...fields.values()].flat().filter(({ name }) => name.value === 'plan');
        const seconds = asked.map((field) => {
          try {
            return Number(getArgumentValues(plan, field, coerced)['timeLimitSeconds']);
          } catch {
            // A value that the field will refuse.
            return 0;
          }
        });
        contextValue.deadline.extendBy(Math.min(Math.max(0, ...seconds), MAX_PLAN_SECONDS));
      },
    };
  },
};

function fragmentsOf({ definitions }: DocumentNode) {
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment]));
}
