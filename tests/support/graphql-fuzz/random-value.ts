import {
  getNullableType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  parseValue,
  print,
} from 'graphql/index.js';
import { globalId } from '../../../api/global-id.ts';
import type { Random } from '../fuzz/random.ts';

const STOPS = ['agadez', 'sabha', 'tripoli', 'dirkou', 'lampedusa', 'Agadez', 'Lampedusa'];
const COUNTRIES = ['ETH', 'NER', 'LBY', 'ITA', 'SDN'];
const TYPES = ['PRIMARY_HEALTH', 'RFL', 'SHELTER', 'FOOD'];
const SOCIETIES = ['ns-eth', 'ns-ner'];
/** What the world of the tests has, by the names of arguments, so that questions get further than NOT_FOUND. */
const CODES: Record<string, readonly string[]> = {
  trail: ['central-test'],
  trails: ['central-test'],
  from: STOPS,
  to: STOPS,
  via: STOPS,
  stop: STOPS,
  stops: STOPS,
  candidates: STOPS,
  country: COUNTRIES,
  countries: COUNTRIES,
  serviceType: TYPES,
  serviceTypes: TYPES,
  offers: TYPES,
  topics: TYPES,
  nationalSociety: SOCIETIES,
  society: SOCIETIES,
  societies: SOCIETIES,
  network: ['net-test'],
  networks: ['net-test'],
  text: ['agadez', 'red', 'health'],
};
const ANY_CODE = [
  'central-test',
  'net-test',
  's-1',
  'b-000',
  'b-001-health',
  'health-tripoli',
  'p-eth',
  ...STOPS,
  ...COUNTRIES,
  ...SOCIETIES,
  ...TYPES,
];

const TEXTS = [
  '',
  ' ',
  'a',
  'Ⅷ',
  '\u0000',
  '\ud800',
  '\u202eabc',
  '👩‍👩‍👧',
  'ﷺ'.repeat(50),
  'x'.repeat(2_000),
  'x'.repeat(2_001),
  'a b '.repeat(400),
  "' OR 1=1 --",
  '$x',
  '%',
  '_',
  '*',
  '__proto__',
  'null',
  '-1',
  '1e400',
  '../..',
  '\r\nx: y',
  '\\',
  '"',
  '{',
  '2026-11-01',
];
const DAYS = [
  '2026-11-01',
  '2026-01-01',
  '2025-02-29',
  '0001-01-01',
  '9999-12-31',
  '1969-12-31',
  '2026-13-01',
  '',
  'today',
];
const INTS = [0, 1, 2, 5, 20, 100, 1_000, 1_001, -1, 2_147_483_647, -2_147_483_648];
const FLOATS = [0, -0, 0.5, 1, 45.5, 90, 90.1, -180, 181, 1e-320, 1.7e308, -1.7e308, 2_147_483_648];
const IDS = [
  globalId('Stop', 'agadez'),
  globalId('Trail', 'central-test'),
  globalId('Branch', 'b-000'),
  globalId('Stop', 'nowhere'),
];
const LENGTHS = [0, 1, 2, 3, 40, 1_001];
const TAME_DAYS = ['2026-11-01', '2026-01-01', '2027-01-01'];
const TAME_INTS = [1, 2, 5, 20];

/** A value for an argument: what may be, and, of a `wild` one, what is at the edge or may not. */
export function randomValue(
  type: GraphQLInputType,
  name: string,
  random: Random,
  wild: boolean,
  depth = 4,
): unknown {
  if (!isNonNullType(type) && random.below(wild ? 12 : 4) === 0) return null;
  if (wild && random.below(60) === 0)
    return random.pick<unknown>([null, [], {}, 'x', 1, 1e20, true, [[1]], { x: {} }]);
  const inner = getNullableType(type);
  if (isListType(inner)) {
    const length = depth <= 2 ? random.below(2) : wild ? random.pick(LENGTHS) : 1 + random.below(2);
    return Array.from({ length }, () => randomValue(inner.ofType, name, random, wild, depth - 1));
  }
  if (isEnumType(inner)) return random.pick(inner.getValues()).name;
  if (isInputObjectType(inner)) {
    const fields = Object.values(inner.getFields()).filter(
      (field) => (isNonNullType(field.type) && field.defaultValue === undefined) || random.below(3) === 0,
    );
    return Object.fromEntries(
      fields.map((field) => [field.name, randomValue(field.type, field.name, random, wild, depth - 1)]),
    );
  }
  switch (inner.name) {
    case 'Int':
      // A plan that may search for a minute would be waited for.
      if (name === 'timeLimitSeconds') return wild ? random.pick([1, 0, 61]) : 1;
      return random.pick(wild ? INTS : TAME_INTS);
    case 'Float':
      return wild ? random.pick(FLOATS) : 0.5;
    case 'Boolean':
      return random.below(2) === 0;
    case 'ID':
      return random.pick(wild ? [...IDS, ...TEXTS] : IDS);
    case 'Date':
    case 'DateTime':
      return random.pick(wild ? DAYS : TAME_DAYS);
    default:
      return wild && random.below(3) === 0 ? random.pick(TEXTS) : random.pick(CODES[name] ?? ANY_CODE);
  }
}

/** A value of JSON as GraphQL writes it. Names of enums have no quotation marks. */
export function literalOf(value: unknown, type: GraphQLInputType): string {
  const inner = getNullableType(type);
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) {
    const member = isListType(inner) ? inner.ofType : inner;
    return `[${value.map((one) => literalOf(one, member)).join(', ')}]`;
  }
  if (typeof value === 'object') {
    const fields = isInputObjectType(inner) ? inner.getFields() : {};
    const written = Object.entries(value).map(
      ([name, one]) => `${name}: ${literalOf(one, fields[name]?.type ?? inner)}`,
    );
    return `{ ${written.join(', ')} }`;
  }
  if (typeof value === 'string') {
    const element = isListType(inner) ? getNullableType(inner.ofType) : inner;
    if (isEnumType(element) && /^[A-Z_]+$/.test(value)) return value;
    return print({ kind: Kind.STRING, value });
  }
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value).toString() : String(value);
  return print(parseValue(JSON.stringify(value)));
}
