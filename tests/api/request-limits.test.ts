import { readFileSync } from 'node:fs';
import {
  getIntrospectionQuery,
  isObjectType,
  Kind,
  Lexer,
  type OperationDefinitionNode,
  parse,
  Source,
  TokenKind,
} from 'graphql/index.js';
import { describe, expect, it } from 'vitest';
import { buildSchema } from '../../api/build-schema.ts';
import { readConfig } from '../../api/config.ts';
import { LIMITS } from '../../api/limits/limits.ts';
import { FIELD_COSTS, LIST_SIZES } from '../../api/limits/list-sizes.ts';
import { operationCost } from '../../api/limits/operation-cost.ts';
import { operationSize } from '../../api/limits/operation-size.ts';
import { GROUPS } from '../../graph/model/closed-lists.ts';
import { readDocuments } from '../../bin/pages/trusted-documents.ts';
import { CONTRACT_QUERIES } from './support/contract-queries.ts';
import { queryText } from './support/recorded.ts';
import { withApi } from './support/with-api.ts';

const { limits } = readConfig({});

describe('a document beyond a limit is refused, and told the limit and what it asked', () => {
  const { api } = withApi();
  const aliases = (count: number) => Array.from({ length: count }, (_, n) => `a${n}: about { version }`);
  const many = (count: number, text: string) => Array.from({ length: count }, () => text).join(' ');
  /** Each fragment spreads the next one twice: 2^depth fields in a few hundred tokens. */
  const doubling = (depth: number) =>
    `query { ...F0 } ${Array.from(
      { length: depth },
      (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`,
    ).join(' ')} fragment F${depth} on Query { about { version } }`;

  it.each([
    ['aliases', `{ ${aliases(51).join(' ')} }`, 51, 50, '51 aliases'],
    ['fields at the root', `{ ${many(21, 'about { version }')} }`, 21, 20, '21 fields at its root'],
    ['fields', `{ about { ${many(1_000, 'version')} } }`, 1_001, 1_000, '1001 fields'],
    ['fields of fragments of fragments', doubling(100), 2 ** 101, 1_000, 'fields'],
    ['directives', `{ about { version ${many(51, '@include(if: true)')} } }`, 51, 50, '51 directives'],
    [
      'fields of several operations together',
      `query A { about { ${many(500, 'version')} } } query B { about { ${many(499, 'version')} } }`,
      1_001,
      1_000,
      '1001 fields',
    ],
    [
      'directives of variables',
      `query ($x: Int ${many(51, '@a')}) { about { version } }`,
      51,
      50,
      '51 directives',
    ],
    [
      'fields of a fragment that is not spread',
      `{ about { version } } fragment F on About { ${many(1_001, 'version')} }`,
      1_001,
      1_000,
      '1001 fields',
    ],
  ])('%s', async (_, query, value, limit, words) => {
    const began = performance.now();
    const { status, body } = await api().ask(query);
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(status).toBe(400);
    const error = body.errors!.find(({ message }) => message.includes(words))!;
    expect(error.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', value, limit });
    expect(error.message).toContain(`the limit is ${limit}.`);
    expect(body.errors!.every(({ extensions }) => extensions['code'] === 'LIMIT_EXCEEDED')).toBe(true);
  });

  it.each([
    [
      'as it is written',
      '{ branches(first: 1000) { nodes { services(first: 1000) { nodes { code } } } } }',
      {},
    ],
    [
      'by a variable',
      'query($n: Int) { branches(first: $n) { nodes { services(first: $n) { nodes { code } } } } }',
      { n: 1_000 },
    ],
    [
      'by the default of a variable',
      'query($n: Int = 1000) { branches(first: $n) { nodes { services(first: $n) { nodes { code } } } } }',
      {},
    ],
    [
      'through fragments',
      'query { branches(first: 1000) { nodes { ...B } } } fragment B on Branch { services(first: 1000) { edges { node { code } } } }',
      {},
    ],
    [
      'by types within types of introspection',
      `{ __schema { types { fields { type { fields { ${Array.from({ length: 48 }, (_, n) => `t${n}: type { name kind }`).join(' ')} } } } } } }`,
      {},
    ],
    [
      'by heavy fields below the root under several names',
      `{ whatIf(changes: []) { ${Array.from({ length: 5 }, (_, n) => `b${n}: bottlenecks(first: 1) { before { asOf } }`).join(' ')} } }`,
      {},
    ],
    [
      'by ways before and after under several names',
      `{ whatIf(changes: []) { ${Array.from({ length: 7 }, (_, n) => `c${n}: continuity(from: "a", to: "b", first: 20) { before { asOf } }`).join(' ')} } }`,
      {},
    ],
    ['by scenarios answered in a list', '{ scenarios(first: 26) { nodes { answer { asOf } } } }', {}],
    [
      'by heavy fields under several names',
      `{ ${Array.from({ length: 11 }, (_, n) => `b${n}: bottlenecks(first: 1) { asOf }`).join(' ')} }`,
      {},
    ],
  ])('cost: %s', async (_, query, variables) => {
    const { status, body } = await api().ask(query, variables);
    expect(status).toBe(400);
    expect(body.data).toBeUndefined();
    expect(body.errors).toHaveLength(1);
    expect(body.errors![0]!.message).toMatch(/would cost \d+; the limit is 500000\. Most of it, \d+, is "/);
    expect(body.errors![0]!.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 500_000 });
  });

  it('tools may still ask for the whole schema', async () => {
    const { headers, body } = await api().ask(getIntrospectionQuery());
    expect(body.errors).toBeUndefined();
    expect(Number(headers['trailcare-cost']) * 2).toBeLessThan(limits.maxCost);
  });

  it('what a directive leaves out costs nothing, and the cost is told', async () => {
    const query = `query($all: Boolean!) { about { version }
      branches(first: 1000) @include(if: $all) { nodes { services(first: 1000) { nodes { code } } } } }`;
    expect((await api().ask(query, { all: true })).body.errors![0]!.extensions['code']).toBe(
      'LIMIT_EXCEEDED',
    );
    const { headers, body } = await api().ask(query, { all: false });
    expect(body.errors).toBeUndefined();
    expect(headers['trailcare-cost']).toBe('2');
  });
});

describe('an answer beyond a limit', () => {
  const { api } = withApi({ env: { TRAILCARE_MAX_VALUES: '1000' } });
  it('is ended while it is made, with the limit', async () => {
    const query =
      'query($groups: [Group!]!) { coverage(all: true, groups: $groups) { matrix { cells { since reason } } } }';
    const { body } = await api().ask(query, { groups: [...GROUPS] });
    expect(body.data).toBeNull();
    expect(body.errors).toHaveLength(1);
    expect(body.errors![0]).toMatchObject({
      message: expect.stringContaining('more than 1000 values; the limit is 1000'),
      extensions: { code: 'LIMIT_EXCEEDED', limit: 1_000 },
    });
  });

  it('so is introspection', async () => {
    const { body } = await api().ask(getIntrospectionQuery());
    expect(body.errors!.map(({ extensions }) => extensions['code'])).toEqual(['LIMIT_EXCEEDED']);
  });
});

const schema = buildSchema();

it('every field whose description tells a cost has one in the estimate, but for a list that is read whole where its total is', () => {
  const told = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter(({ description }) => /\bCosts?\b/.test(description ?? ''))
        .map(({ name }) => `${type.name}.${name}`),
    );
  expect(told.length).toBeGreaterThan(10);
  // Counted as a total; read once where nothing was found.
  const asOthers = [
    'ProposalConnection.totalCount',
    'ScenarioConnection.totalCount',
    'SearchResultConnection.didYouMean',
  ];
  expect(told.filter((name) => !(name in FIELD_COSTS)).toSorted()).toEqual(asOthers);
  for (const name of [...Object.keys(FIELD_COSTS), ...Object.keys(LIST_SIZES)]) {
    const [type, field] = name.split('.') as [string, string];
    const found = schema.getType(type);
    expect(isObjectType(found) && field in found.getFields(), name).toBe(true);
  }
});

const documents: [string, string][] = [
  ...Array.from(readDocuments('web/documents').values(), ({ name, text }): [string, string] => [name, text]),
  ...Object.keys(CONTRACT_QUERIES).map((name): [string, string] => [
    `the contract's ${name}`,
    queryText(name),
  ]),
];

/** Values that ask for much: long pages, and lists of as many as a page names at once; it asks for one group of people at a time. */
function longest({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  const NAMED = 8;
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, type }): [string, unknown][] => {
      const bare = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
      if (variable.name.value === 'groups') return [['groups', ['EVERYONE']]];
      if (bare.kind === Kind.LIST_TYPE)
        return [[variable.name.value, Array.from({ length: NAMED }, () => 'x')]];
      return bare.name.value === 'Int' ? [[variable.name.value, 1_000]] : [];
    }),
  );
}

function tokensOf(text: string): number {
  const lexer = new Lexer(new Source(text));
  let count = 0;
  while (lexer.advance().kind !== TokenKind.EOF) count += 1;
  return count;
}

it.each(documents)('%s passes with at least twice the room that it needs', (_, text) => {
  const document = parse(text);
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)!;
  const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  const size = operationSize(operation.selectionSet, (name) =>
    fragments.find((fragment) => fragment.name.value === name),
  );
  const { cost } = operationCost(schema, document, operation, longest(operation));
  expect(cost * 2).toBeLessThanOrEqual(limits.maxCost);
  expect(size.fields * 2).toBeLessThanOrEqual(limits.maxFields);
  expect(size.depth * 2).toBeLessThanOrEqual(limits.maxDepth);
  expect(size.aliases * 2).toBeLessThanOrEqual(limits.maxAliases);
  expect(tokensOf(text) * 2).toBeLessThanOrEqual(limits.maxTokens);
  expect(size.directives * 2).toBeLessThanOrEqual(limits.maxDirectives);
  expect(operation.selectionSet.selections.length * 2).toBeLessThanOrEqual(limits.maxRootFields);
});

it('docs/limits.md lists every limit, with its variable, bounds and what it counts', () => {
  const lines = readFileSync('docs/limits.md', 'utf8').split('\n');
  for (const { variable, usual, least, most, of } of Object.values(LIMITS)) {
    expect(lines).toContain(`| ${of} | ${usual} | \`${variable}\` | ${least} to ${most} |`);
  }
});
