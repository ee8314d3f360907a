import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql/index.js';

/** Whether a field is asked of what is being resolved, in a fragment too. What `@skip` and `@include` would leave out counts as asked. */
export function asksFor(name: string, { fieldNodes, fragments }: GraphQLResolveInfo): boolean {
  const isIn = (set: SelectionSetNode | undefined): boolean =>
    set !== undefined &&
    set.selections.some((one) => {
      if (one.kind === Kind.FIELD) return one.name.value === name;
      return isIn(
        one.kind === Kind.INLINE_FRAGMENT ? one.selectionSet : fragments[one.name.value]?.selectionSet,
      );
    });
  return fieldNodes.some(({ selectionSet }) => isIn(selectionSet));
}
