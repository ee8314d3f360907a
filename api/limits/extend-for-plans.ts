import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type FieldNode,
  getArgumentValues,
  getVariableValues,
  Kind,
  visit,
} from 'graphql/index.js';
import { MAX_PLAN_SECONDS } from '../arguments/plan.ts';
import type { Context } from '../context.ts';

/** Gives an operation that asks for plans as much more time as the longest of them may search, which its argument says. */
export const extendForPlans: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, operation, request, contextValue }) {
        const plan = schema.getQueryType()?.getFields()['plan'];
        const asked = fieldsNamed('plan', document);
        if (operation === undefined || plan === undefined || asked.length === 0) return;
        const { variableDefinitions = [] } = operation;
        const { coerced } = getVariableValues(schema, variableDefinitions, request.variables ?? {});
        const seconds = asked.map((field) => {
          try {
            return Number(getArgumentValues(plan, field, coerced)['timeLimitSeconds']);
          } catch {
            // A value that the field will refuse, or another field of that name.
            return 0;
          }
        });
        contextValue.deadline.extendBy(Math.min(Math.max(...seconds), MAX_PLAN_SECONDS));
      },
    };
  },
};

function fieldsNamed(name: string, document: DocumentNode): FieldNode[] {
  const found: FieldNode[] = [];
  visit(document, {
    [Kind.FIELD](node) {
      if (node.name.value === name) found.push(node);
    },
  });
  return found;
}
