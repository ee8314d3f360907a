import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql/index.js';
import { onceForEach } from '../once-for-each.ts';
import { KEPT_ROOT_FIELDS } from './kept-root-fields.ts';

/** Whether an operation of a valid document is a query of fields whose answers are kept, and of no other. */
export const isKeptOperation = onceForEach(
  (operation: OperationDefinitionNode, document: DocumentNode): boolean =>
    operation.operation === OperationTypeNode.QUERY && areKept(document, operation.selectionSet),
);

function areKept(document: DocumentNode, { selections }: SelectionSetNode): boolean {
  return selections.every((one) => {
    if (one.kind === Kind.FIELD) return KEPT_ROOT_FIELDS.has(one.name.value);
    if (one.kind === Kind.INLINE_FRAGMENT) return areKept(document, one.selectionSet);
    const fragment = document.definitions.find(
      (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === one.name.value,
    );
    return fragment?.kind === Kind.FRAGMENT_DEFINITION && areKept(document, fragment.selectionSet);
  });
}
