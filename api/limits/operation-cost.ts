import {
  type DocumentNode,
  type FieldNode,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  GraphQLIncludeDirective,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isCompositeType,
  isListType,
  isObjectType,
  isInterfaceType,
  isLeafType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from 'graphql/index.js';
import {
  type Arguments,
  type Around,
  COUNT_COST,
  FIELD_COSTS,
  LIST_SIZES,
  MUTATION_COST,
  USUAL_LIST,
} from './list-sizes.ts';

export interface OperationCost {
  readonly cost: number;
  /** The field at the root that costs most, as the answer names it. */
  readonly costliest: string;
  readonly costliestCost: number;
}

/** The field in which a selection stands, with its arguments; null at the root. */
interface Place {
  readonly field: string;
  readonly arguments: Arguments;
  readonly above: Place | null;
}

/**
 * What an operation costs, before it runs: each value that it may give, as often as the lists around it are long, and what is computed for its
 * fields. `variables` have been coerced. Fields are few: `maxFields` was checked before.
 */
export function operationCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Arguments,
): OperationCost {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
  const rootType = schema.getRootType(operation.operation);
  if (!rootType) return { cost: 0, costliest: '', costliestCost: 0 };
  let costliest = { name: '', cost: 0 };
  let cost = 0;
  for (const { node, type } of fieldsOf(operation.selectionSet, rootType)) {
    const ofField = fieldCost(node, type, null, null);
    cost += ofField;
    if (ofField > costliest.cost) {
      costliest = { name: node.alias?.value ?? node.name.value, cost: ofField };
    }
  }
  return { cost, costliest: costliest.name, costliestCost: costliest.cost };

  /** The fields of a selection, those of its fragments included, as far as directives do not leave them out. */
  function* fieldsOf(
    { selections }: SelectionSetNode,
    type: GraphQLCompositeType,
    open: ReadonlySet<string> = new Set(),
  ): Generator<{ node: FieldNode; type: GraphQLCompositeType }> {
    for (const selection of selections) {
      if (!isIncluded(selection)) continue;
      if (selection.kind === Kind.FIELD) yield { node: selection, type };
      else {
        const name = selection.kind === Kind.FRAGMENT_SPREAD ? selection.name.value : null;
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(name!) : selection;
        if (fragment === undefined || (name !== null && open.has(name))) continue;
        const narrower = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value);
        const nowOpen = name === null ? open : new Set([...open, name]);
        yield* fieldsOf(fragment.selectionSet, isCompositeType(narrower) ? narrower : type, nowOpen);
      }
    }
  }

  function isIncluded(selection: SelectionNode): boolean {
    if (selection.directives === undefined || selection.directives.length === 0) return true;
    const skip = getDirectiveValues(GraphQLSkipDirective, selection, variables);
    const include = getDirectiveValues(GraphQLIncludeDirective, selection, variables);
    return skip?.['if'] !== true && include?.['if'] !== false;
  }

  /** `pageLength`: of the page whose field this may be. */
  function fieldCost(
    node: FieldNode,
    type: GraphQLCompositeType,
    above: Place | null,
    pageLength: number | null,
  ): number {
    const field = fieldOf(type, node.name.value);
    if (field === null) return 1;
    const own = argumentsOf(field, node);
    const name = `${type.name}.${field.name}`;
    const place = { field: name, arguments: own, above };
    const around = { own, near: (...fields: readonly string[]) => nearest(above, fields) };
    const computed = computedCost(type, name, around, pageLength);
    const below = getNamedType(field.type);
    if (!isCompositeType(below) || node.selectionSet === undefined) return computed + 1;
    const pageBelow = isPage(below) ? Math.max(0, Number(own['first'] ?? USUAL_LIST)) : null;
    let each = 1;
    for (const inner of fieldsOf(node.selectionSet, below)) {
      each += fieldCost(inner.node, inner.type, place, pageBelow);
    }
    return computed + each * listLength(field, name, around, pageLength);
  }

  function computedCost(type: GraphQLCompositeType, name: string, around: Around, pageLength: number | null) {
    const named = FIELD_COSTS[name];
    if (named !== undefined) return typeof named === 'number' ? named : named(around);
    if (type === schema.getMutationType()) return MUTATION_COST;
    return pageLength !== null && name.endsWith('.totalCount') ? COUNT_COST : 0;
  }

  function argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Arguments {
    try {
      return getArgumentValues(field, node, variables);
    } catch {
      // A value that the field will refuse: it gives an error, and costs nothing.
      return {};
    }
  }
}

function fieldOf(type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | null {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(type) || isInterfaceType(type) ? (type.getFields()[name] ?? null) : null;
}

function listLength(
  { name, type }: GraphQLField<unknown, unknown>,
  coordinate: string,
  around: Around,
  pageLength: number | null,
): number {
  if (!isListType(getNullableType(type)) || isLeafType(getNamedType(type))) return 1;
  if (pageLength !== null && (name === 'edges' || name === 'nodes')) return pageLength;
  const size = LIST_SIZES[coordinate] ?? USUAL_LIST;
  return typeof size === 'number' ? size : size(around);
}

/** A page of a list: its `edges` and `nodes` are as many as were asked for. */
const isPage = (type: GraphQLCompositeType) => isObjectType(type) && 'pageInfo' in type.getFields();

function nearest(from: Place | null, fields: readonly string[]): Arguments | null {
  for (let place = from; place !== null; place = place.above) {
    if (fields.includes(place.field)) return place.arguments;
  }
  return null;
}
