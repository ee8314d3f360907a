import { GraphQLError, Kind, type ValueNode } from 'graphql/index.js';
import { parseDay } from '../arguments/day.ts';

/** How a scalar is read and written. Ours all travel as they are. */
interface ScalarResolver {
  serialize(value: unknown): unknown;
  parseValue(value: unknown): unknown;
  parseLiteral(node: ValueNode): unknown;
}

const asIs = (value: unknown) => value;

/** A scalar that only answers have. */
const outputOnly = (name: string): ScalarResolver => {
  const refuse = () => {
    throw new GraphQLError(`${name} is not an input.`);
  };
  return { serialize: asIs, parseValue: refuse, parseLiteral: refuse };
};

export const scalarResolvers: Record<string, ScalarResolver> = {
  Date: {
    serialize: asIs,
    parseValue: (value) => parseDay(value),
    parseLiteral: (node) => parseDay(node.kind === Kind.STRING ? node.value : undefined),
  },
  DateTime: outputOnly('DateTime'),
  Counts: outputOnly('Counts'),
  Draft: outputOnly('Draft'),
};
