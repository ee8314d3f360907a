import {
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type ValidationContext,
} from 'graphql/index.js';
// Not part of graphql's index, and the one way to end a validation: its own rule of fields that cannot be merged ends with it.
import { validationAbortedError } from 'graphql/validation/validationAbortedError.js';
import { limitExceeded } from './limit-exceeded.ts';
import type { Limits } from './limits.ts';
import { operationSize } from './operation-size.ts';

/** Fragments too: rules look at those as well that no operation spreads. */
type Definition = OperationDefinitionNode | FragmentDefinitionNode;

type DocumentLimits = Pick<
  Limits,
  'maxDepth' | 'maxFields' | 'maxRootFields' | 'maxAliases' | 'maxDirectives'
>;

/**
 * A rule of validation that refuses documents which are too large. It ends the validation, before other rules compare each field with each
 * other one, which takes a third of a second for a thousand fields of one name.
 */
export function limitDocuments(limits: DocumentLimits) {
  return (context: ValidationContext): ASTVisitor => ({
    Document(document) {
      for (const definition of definitionsOf(document)) {
        const problems = problemsOf(definition, context, limits);
        if (problems.length === 0) continue;
        for (const problem of problems) context.reportError(problem);
        throw validationAbortedError;
      }
    },
  });
}

const definitionsOf = ({ definitions }: DocumentNode) =>
  definitions.filter(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION,
  );

function problemsOf(
  definition: Definition,
  context: ValidationContext,
  limits: DocumentLimits,
): GraphQLError[] {
  const size = operationSize(definition.selectionSet, (name) => context.getFragment(name));
  const isOperation = definition.kind === Kind.OPERATION_DEFINITION;
  const rootFields = isOperation ? rootFieldsOf(definition, context) : 0;
  const directives = size.directives + (definition.directives?.length ?? 0);
  const checks: [told: string, value: number, limit: number][] = [
    [`The query is nested ${size.depth} levels deep`, size.depth, limits.maxDepth],
    [`The operation has ${size.fields} fields`, size.fields, limits.maxFields],
    [`The operation has ${rootFields} fields at its root`, rootFields, limits.maxRootFields],
    [`The operation has ${size.aliases} aliases`, size.aliases, limits.maxAliases],
    [`The operation has ${directives} directives`, directives, limits.maxDirectives],
  ];
  return checks
    .filter(([, value, limit]) => value > limit)
    .map(([told, value, limit]) => {
      const originalError = limitExceeded(told, value, limit);
      return new GraphQLError(originalError.message, { nodes: definition, originalError });
    });
}

/** Fields at the root, through fragments. Fragments of fragments are followed once each: what they repeat, `maxFields` counts. */
function rootFieldsOf({ selectionSet }: OperationDefinitionNode, context: ValidationContext): number {
  const followed = new Set<string>();
  const open = [selectionSet];
  let fields = 0;
  for (const selections of open) {
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FIELD) fields += 1;
      else if (selection.kind === Kind.INLINE_FRAGMENT) open.push(selection.selectionSet);
      else if (!followed.has(selection.name.value)) {
        followed.add(selection.name.value);
        const fragment = context.getFragment(selection.name.value);
        if (fragment) open.push(fragment.selectionSet);
      }
    }
  }
  return fields;
}
