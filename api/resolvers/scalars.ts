import { GraphQLError, Kind, type ValueNode } from 'graphql/index.js';
import { TrailcareError } from '../../graph/errors.ts';
import { dateProblem } from '../../graph/model/day.ts';

/** How a scalar is read and written. Ours all travel as they are. */
interface ScalarResolver {
  serialize(value: unknown): unknown;
  parseValue(value: unknown): unknown;
  parseLiteral(node: ValueNode): unknown;
}

function parseDate(value: unknown): string {
  const problem = typeof value === 'string' ? dateProblem(value) : 'must be a date YYYY-MM-DD';
  if (problem !== null || typeof value !== 'string') {
    const shown = JSON.stringify(value) ?? 'this';
    throw new TrailcareError('BAD_INPUT', `${shown} is not a day of the calendar: it ${problem}.`, {
      value,
      accepted: 'a day of the calendar from 1900 to 2199 as YYYY-MM-DD',
    });
  }
  return value;
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
    parseValue: parseDate,
    parseLiteral: (node) => parseDate(node.kind === Kind.STRING ? node.value : undefined),
  },
  DateTime: outputOnly('DateTime'),
  Counts: outputOnly('Counts'),
  Draft: outputOnly('Draft'),
};
