import { type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql/index.js';

/** How large a selection is, as it would be without fragments: each counts wherever it is spread. */
export interface OperationSize {
  /** Fields within fields. Introspection, which nests by nature and has a limit of GraphQL's own, is not counted. */
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
}

type FragmentOf = (name: string) => FragmentDefinitionNode | null | undefined;

const NOTHING: OperationSize = { depth: 0, fields: 0, aliases: 0, directives: 0 };

/**
 * The size of a selection. Each fragment is measured once, so that fragments of fragments cost nothing to count, however many fields they make;
 * one that holds itself is another rule's to refuse. O(document).
 */
export function operationSize(
  selections: SelectionSetNode,
  fragmentOf: FragmentOf,
  known = new Map<string, OperationSize>(),
): OperationSize {
  let size = NOTHING;
  for (const selection of selections.selections) {
    const directives = selection.directives?.length ?? 0;
    if (selection.kind === Kind.FIELD) {
      const below = selection.selectionSet
        ? operationSize(selection.selectionSet, fragmentOf, known)
        : NOTHING;
      const isIntrospection = selection.name.value.startsWith('__');
      size = sum(size, {
        depth: isIntrospection ? 0 : below.depth + 1,
        fields: below.fields + 1,
        aliases: below.aliases + Number(selection.alias !== undefined),
        directives: below.directives + directives,
      });
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      size = sum(size, operationSize(selection.selectionSet, fragmentOf, known));
      size = sum(size, { ...NOTHING, directives });
    } else {
      size = sum(size, sizeOfFragment(selection.name.value, fragmentOf, known));
      size = sum(size, { ...NOTHING, directives });
    }
  }
  return size;
}

function sizeOfFragment(name: string, fragmentOf: FragmentOf, known: Map<string, OperationSize>) {
  const measured = known.get(name);
  if (measured !== undefined) return measured;
  const fragment = fragmentOf(name);
  if (!fragment) return NOTHING;
  known.set(name, NOTHING);
  const size = operationSize(fragment.selectionSet, fragmentOf, known);
  known.set(name, size);
  return size;
}

const sum = (a: OperationSize, b: OperationSize): OperationSize => ({
  depth: Math.max(a.depth, b.depth),
  fields: a.fields + b.fields,
  aliases: a.aliases + b.aliases,
  directives: a.directives + b.directives,
});
