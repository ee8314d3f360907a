import {
  type ASTVisitor,
  type DirectiveNode,
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
import { operationSize, type OperationSize } from './operation-size.ts';

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
    Document({ definitions }) {
      const fragments = definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
      const operations = definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
      // Operations together: one document is validated as a whole, whichever of them runs. Fragments that none spreads each for itself.
      const measured = [operations, ...fragments.map((fragment) => [fragment as Definition])];
      for (const together of measured) {
        const problems = problemsOf(together, context, limits);
        if (problems.length === 0) continue;
        for (const problem of problems) context.reportError(problem);
        throw validationAbortedError;
      }
    },
  });
}

function problemsOf(
  definitions: readonly Definition[],
  context: ValidationContext,
  limits: DocumentLimits,
): GraphQLError[] {
  const sizes = definitions.map(({ selectionSet }) =>
    operationSize(selectionSet, (name) => context.getFragment(name)),
  );
  const sum = (of: (size: OperationSize) => number) => sizes.reduce((total, size) => total + of(size), 0);
  const depth = Math.max(0, ...sizes.map((size) => size.depth));
  const fields = sum((size) => size.fields);
  const aliases = sum((size) => size.aliases);
  const directives = sum((size) => size.directives) + definitions.flatMap(directivesAbove).length;
  const rootFields = Math.max(0, ...definitions.map((definition) => rootFieldsOf(definition, context)));
  const checks: [told: string, value: number, limit: number][] = [
    [`The query is nested ${depth} levels deep`, depth, limits.maxDepth],
    [`The document has ${fields} fields`, fields, limits.maxFields],
    [`The operation has ${rootFields} fields at its root`, rootFields, limits.maxRootFields],
    [`The document has ${aliases} aliases`, aliases, limits.maxAliases],
    [`The document has ${directives} directives`, directives, limits.maxDirectives],
  ];
  return checks
    .filter(([, value, limit]) => value > limit)
    .map(([told, value, limit]) => {
      const originalError = limitExceeded(told, value, limit);
      return new GraphQLError(originalError.message, { nodes: definitions, originalError });
    });
}

/** Of the definition itself, and of its variables. */
function directivesAbove(definition: Definition): readonly DirectiveNode[] {
  const variables = definition.variableDefinitions ?? [];
  return [definition, ...variables].flatMap(({ directives }) => directives ?? []);
}

/** Fields at the root, through fragments. Fragments of fragments are followed once each: what they repeat, `maxFields` counts. */
function rootFieldsOf(definition: Definition, context: ValidationContext): number {
  if (definition.kind !== Kind.OPERATION_DEFINITION) return 0;
  const followed = new Set<string>();
  const open = [definition.selectionSet];
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
