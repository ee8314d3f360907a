import { type ASTVisitor, GraphQLError, OperationTypeNode, type ValidationContext } from 'graphql/index.js';
import { TrailcareError } from '../graph/errors.ts';

/** A rule of validation that refuses what the schema has no root for, before it is executed. */
export function onlyQueries(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (node.operation === OperationTypeNode.QUERY) return;
      const message = `This is a ${node.operation}; only queries are served.`;
      const originalError = new TrailcareError('BAD_INPUT', message, {
        value: node.operation,
        accepted: 'query',
      });
      context.reportError(new GraphQLError(message, { nodes: node, originalError }));
    },
  };
}
