import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql/index.js';
import { TrailcareError } from '../graph/errors.ts';

/** A rule of validation that refuses documents with fields nested deeper than `most`. Introspection, which nests by nature, is not counted. */
export function depthLimit(most: number) {
  return (context: ValidationContext): ASTVisitor => ({
    OperationDefinition(operation) {
      const depths = new Map<string, number>();
      const depth = depthOf(operation.selectionSet, context, depths);
      if (depth <= most) return;
      const message = `The query is nested ${depth} levels deep; the limit is ${most}.`;
      const originalError = new TrailcareError('LIMIT_EXCEEDED', message, { depth, limit: most });
      context.reportError(new GraphQLError(message, { nodes: operation, originalError }));
    },
  });
}

/** Each fragment is measured once; one that holds itself is another rule's to refuse. O(document). */
function depthOf(
  selections: SelectionSetNode,
  context: ValidationContext,
  known: Map<string, number>,
): number {
  let deepest = 0;
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FIELD) {
      if (selection.name.value.startsWith('__')) continue;
      const below = selection.selectionSet ? depthOf(selection.selectionSet, context, known) : 0;
      deepest = Math.max(deepest, 1 + below);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      deepest = Math.max(deepest, depthOf(selection.selectionSet, context, known));
    } else {
      deepest = Math.max(deepest, depthOfFragment(context.getFragment(selection.name.value), context, known));
    }
  }
  return deepest;
}

function depthOfFragment(
  fragment: FragmentDefinitionNode | null | undefined,
  context: ValidationContext,
  known: Map<string, number>,
): number {
  if (!fragment) return 0;
  const name = fragment.name.value;
  const measured = known.get(name);
  if (measured !== undefined) return measured;
  known.set(name, 0);
  const depth = depthOf(fragment.selectionSet, context, known);
  known.set(name, depth);
  return depth;
}
