import { type ASTVisitor, GraphQLError, OperationTypeNode, type ValidationContext } from 'graphql/index.js';
import { TrailcareError } from '../graph/errors.ts';

/** A rule of validation that refuses what the schema has no root for, before it is executed. */
export function noSubscriptions(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (node.operation !== OperationTypeNode.SUBSCRIPTION) return;
      const message = `This is a ${node.operation}; only queries and mutations are served.`;
      const originalError = new TrailcareError('BAD_INPUT', message, {
        value: node.operation,
        accepted: 'query or mutation',
      });
      context.reportError(new GraphQLError(message, { nodes: node, originalError }));
    },
  };
}
