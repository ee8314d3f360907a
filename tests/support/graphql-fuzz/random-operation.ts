import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql/index.js';
import type { Random } from '../fuzz/random.ts';
import { literalOf, randomValue } from './random-value.ts';

export interface RandomOperation {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** A document that is right by the schema nearly always, and asks with values of every sort: ordinary, at the edge, and wrong. */
export function randomOperation(schema: GraphQLSchema, random: Random): RandomOperation {
  const wild = random.below(2) === 0;
  const declared: string[] = [];
  const variables: Record<string, unknown> = {};
  let aliases = 0;
  const oneIn = (n: number) => random.below(n) === 0;

  function argumentText({ name, type, defaultValue }: GraphQLArgument): string[] {
    const isNeeded = isNonNullType(type) && defaultValue === undefined;
    // What is needed is left out now and then, and what is not is given now and then.
    if (isNeeded ? wild && oneIn(200) : !oneIn(wild ? 2 : 4)) return [];
    // A cursor is of one list, and nothing that can be thought of.
    if (name === 'after' && !wild) return [];
    const value = randomValue(type, name, random, wild);
    if (!oneIn(3)) return [`${name}: ${literalOf(value, type)}`];
    const variable = `v${declared.length}`;
    declared.push(`$${variable}: ${String(type)}`);
    if (!wild || !oneIn(50)) variables[variable] = value;
    return [`${name}: $${variable}`];
  }

  function fieldText(field: GraphQLField<unknown, unknown>, depth: number): string {
    const given = field.args.flatMap(argumentText);
    const alias = oneIn(15) ? `a${aliases++}: ` : '';
    const written = given.length === 0 ? '' : `(${given.join(', ')})`;
    const directive = oneIn(40)
      ? ` @${random.pick(['include', 'skip'])}(if: ${random.pick(['true', 'false'])})`
      : '';
    const type = getNamedType(field.type);
    const below = isCompositeType(type) ? ` ${selectionText(type, depth - 1)}` : '';
    return `${alias}${field.name}${written}${directive}${below}`;
  }

  function selectionText(type: GraphQLCompositeType, depth: number): string {
    if (isAbstractType(type)) {
      const members = schema.getPossibleTypes(type);
      const chosen = [random.pick(members), random.pick(members)];
      const parts = chosen.map((member) => `... on ${member.name} ${selectionText(member, depth)}`);
      return `{ __typename ${parts.join(' ')} }`;
    }
    if (isUnionType(type) || !isObjectType(type)) return '{ __typename }';
    const fields = Object.values(type.getFields()).filter(
      (field) => depth > 1 || !isCompositeType(getNamedType(field.type)),
    );
    if (fields.length === 0) return '{ __typename }';
    const chosen = Array.from({ length: 1 + random.below(4) }, () => random.pick(fields));
    return `{ ${chosen.map((field) => fieldText(field, depth)).join(' ')}${oneIn(20) ? ' __typename' : ''} }`;
  }

  const isMutation = oneIn(8);
  const root = isMutation ? schema.getMutationType()! : schema.getQueryType()!;
  const selection = selectionText(root, 2 + random.below(5));
  const head = declared.length === 0 ? '' : `(${declared.join(', ')})`;
  return { query: `${isMutation ? 'mutation' : 'query'} Fuzz${head} ${selection}`, variables };
}
