import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql/index.js';
import { KEPT_ROOT_FIELDS } from './kept-root-fields.ts';

const known = new WeakMap<OperationDefinitionNode, boolean>();

/** Whether an operation of a valid document is a query of fields whose answers are kept, and of no other. Looked for once: most come again. */
export function isKeptOperation(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  let is = known.get(operation);
  if (is === undefined) {
    is = operation.operation === OperationTypeNode.QUERY && areKept(document, operation.selectionSet);
    known.set(operation, is);
  }
  return is;
}

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
