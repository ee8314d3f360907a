import { describe, expect, it } from 'vitest';
import { globalId } from '../../api/global-id.ts';
import { withApi } from './support/with-api.ts';

const { api } = withApi();

/** The only error of an answer. */
async function errorOf(query: string, variables: Record<string, unknown> = {}) {
  const { body } = await api().ask(query, variables);
  expect(body.errors).toHaveLength(1);
  return { ...body.errors![0]!, data: body.data };
}

it('subscriptions are refused', async () => {
  const error = await errorOf('subscription { gaps }');
  expect(error).toMatchObject({ extensions: { code: 'BAD_INPUT', accepted: 'query or mutation' } });
});

it('lists nested by the thousand are refused without the words of the parser', async () => {
  const error = await errorOf(
    `{ coverage(all: true, serviceTypes: ${'['.repeat(6_000)}${']'.repeat(6_000)}) { asOf } }`,
  );
  expect(error.extensions['code']).toBe('LIMIT_EXCEEDED');
  expect(error.message).not.toMatch(/call stack/);
});

describe('a bad argument gets an error that says what would be accepted', () => {
  it.each([
    ['a trail that does not exist', '{ trail(code: "centrale-test") { code } }', 'NOT_FOUND', 'central-test'],
    ['a stop that does not exist', '{ stop(code: "agades") { code } }', 'NOT_FOUND', 'agadez'],
    ['a branch that does not exist', '{ branch(code: "branch") { code } }', 'NOT_FOUND', 'b-000'],
    ['a page that is too long', '{ services(first: 100000) { totalCount } }', 'BAD_INPUT', '0 to 1000'],
    ['a page of less than none', '{ services(first: -1) { totalCount } }', 'BAD_INPUT', '0 to 1000'],
    [
      'an unknown service type',
      '{ trail(code: "central-test") { coverage(serviceTypes: ["RLF"]) { asOf } } }',
      'BAD_INPUT',
      'Nearest: RFL',
    ],
    ['no service type', '{ coverage(all: true, serviceTypes: []) { asOf } }', 'BAD_INPUT', 'at least one'],
    [
      'an unknown country',
      '{ branches(filter: { country: "ETX" }) { totalCount } }',
      'BAD_INPUT',
      'Nearest: ETH',
    ],
    [
      'an unknown country to avoid',
      '{ journeys(from: "Agadez", to: "Tripoli", avoid: { countries: ["LBX"] }) { asOf } }',
      'BAD_INPUT',
      'LBY',
    ],
    [
      'an unknown type that branches offer',
      '{ branches(filter: { offers: ["PRIMARY"] }) { totalCount } }',
      'BAD_INPUT',
      'PRIMARY_HEALTH',
    ],
    [
      'a circle beyond the pole',
      '{ branches(filter: { near: { lat: 91, lon: 0, km: 1 } }) { totalCount } }',
      'BAD_INPUT',
      '-90 to 90',
    ],
    ['a name of no stop', '{ continuity(from: "Agades", to: "Lampedusa") { asOf } }', 'NOT_FOUND', 'agadez'],
    [
      'a name of two stops',
      '{ continuity(from: "San_Jose", to: "Lampedusa") { asOf } }',
      'BAD_INPUT',
      'san-jose-1, san-jose-2',
    ],
    [
      'too many journeys',
      '{ journeys(from: "agadez", to: "Tripoli", first: 21) { asOf } }',
      'BAD_INPUT',
      '1 to 20',
    ],
    [
      'a scope in which there is no stop',
      '{ coverage(countries: ["ETH"]) { gaps { totalCount } } }',
      'BAD_INPUT',
      'No stop of the graph is in countries: ETH',
    ],
    [
      'what is no service',
      '{ coverage(all: true, serviceTypes: ["NOT_A_SERVICE"]) { asOf } }',
      'BAD_INPUT',
      'training or coordination',
    ],
    ['two scopes', '{ coverage(all: true, countries: ["ETH"]) { asOf } }', 'BAD_INPUT', 'exactly one'],
    ['no scope', '{ coverage { asOf } }', 'BAD_INPUT', 'exactly one'],
    ['text without a letter', '{ search(text: " – ") { totalCount } }', 'BAD_INPUT', 'one letter'],
    ['an id that is none', '{ node(id: "abc") { id } }', 'BAD_INPUT', 'an id of this API'],
  ])('%s', async (_, query, code, words) => {
    const error = await errorOf(query);
    expect(error.extensions['code']).toBe(code);
    expect(error.message).toContain(words);
    expect(error.path?.length).toBeGreaterThan(0);
    // Nothing but null where the error is.
    const there = error.path!.reduce<unknown>(
      (value, step) => (value as Record<string, unknown> | null)?.[step],
      error.data,
    );
    expect(there ?? null).toBeNull();
  });

  it('a bad argument in one field costs no other field', async () => {
    const query = `{
      good: trail(code: "central-test") { name }
      scope: coverage(countries: ["ETX"]) { asOf }
      list: dataAvailability(countries: ["ETX"]) { services }
      page: services(first: 100000) { totalCount }
      inside: trail(code: "central-test") { name coverage(serviceTypes: ["RLF"]) { asOf } }
    }`;
    const { body } = await api().ask(query);
    const name = 'Central test';
    expect(body.data).toEqual({
      good: { name },
      scope: null,
      list: null,
      page: null,
      inside: { name, coverage: null },
    });
    expect(body.errors!.map(({ path }) => path!.join('.')).toSorted()).toEqual([
      'inside.coverage',
      'list',
      'page',
      'scope',
    ]);
  });

  it.each(['2026-02-31', '31/02/2026', '2026-13-01', '0000-01-01', 'yesterday', ''])(
    'a date that is no date: %j',
    async (day) => {
      const asLiteral = await errorOf(
        `{ trail(code: "central-test") { coverage(asOf: ${JSON.stringify(day)}) { asOf } } }`,
      );
      const asVariable = await errorOf('query($day: Date) { statements(asOf: $day) { totalCount } }', {
        day,
      });
      for (const { message, extensions } of [asLiteral, asVariable]) {
        expect(extensions).toMatchObject({
          code: 'BAD_INPUT',
          value: day,
          accepted: expect.stringContaining('YYYY-MM-DD'),
        });
        expect(message).toContain(JSON.stringify(day));
      }
    },
  );

  it.each([
    ['{ coverage(all: true, groups: [EVERYBODY]) { asOf } }', {}],
    [
      'query($groups: [Group!]!) { coverage(all: true, groups: $groups) { asOf } }',
      { groups: ['EVERYBODY'] },
    ],
  ])('an unknown group names those that there are: %s', async (query, variables) => {
    const { extensions, message } = await errorOf(query, variables);
    expect(extensions['code']).toBe('BAD_INPUT');
    expect(message).toContain('EVERYBODY');
    expect(extensions['accepted']).toContain('EVERYONE');
  });

  it('node and nodes are null for what does not exist', async () => {
    const { body } = await api().ask(
      'query($id: ID!, $ids: [ID!]!) { node(id: $id) { id } nodes(ids: $ids) { id } }',
      {
        id: globalId('Stop', 'nowhere'),
        ids: [globalId('Stop', 'agadez'), globalId('Stop', 'nowhere')],
      },
    );
    expect(body).toEqual({ data: { node: null, nodes: [{ id: globalId('Stop', 'agadez') }, null] } });
  });
});

describe('a bad request gets JSON without a stack trace', () => {
  const json = { 'content-type': 'application/json' };

  it.each([
    ['a body that is no JSON', '{"query": ', json, 400, 'BAD_INPUT'],
    ['an empty body', '', json, 400, 'BAD_INPUT'],
    [
      'a body that is too large',
      JSON.stringify({ query: `{ ${'x'.repeat(1_100_000)} }` }),
      json,
      413,
      'LIMIT_EXCEEDED',
    ],
    ['a query that is no GraphQL', JSON.stringify({ query: '{ trail(' }), json, 400, 'GRAPHQL_PARSE_FAILED'],
    [
      'a field that is not there',
      JSON.stringify({ query: '{ whereabouts }' }),
      json,
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a body of another kind',
      'query={about{version}}',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'BAD_INPUT',
    ],
  ])('%s', async (_, payload, headers, status, code) => {
    const answer = await api().post('/graphql', payload, headers);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text).errors[0].extensions.code).toBe(code);
    expect(answer.text).not.toMatch(/<html|node_modules|\.ts:\d+/i);
  });

  it('a query that is nested too deep says the limit', async () => {
    const nested = (depth: number): string =>
      depth === 0 ? 'code' : `country { nationalSocieties { ${nested(depth - 1)} } }`;
    const { extensions, message } = await errorOf(`{ branches { nodes { ${nested(9)} } } }`);
    expect(extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 18 });
    expect(message).toContain('the limit is 18');
  });

  it('a hundred values that cannot be read are told as that', async () => {
    const { status, body } = await api().ask(
      'query($groups: [Group!]!) { coverage(all: true, groups: $groups) { asOf } }',
      {
        groups: Array.from({ length: 100 }, () => 'NOBODY'),
      },
    );
    expect(status).toBe(400);
    expect(new Set(body.errors!.map(({ extensions }) => extensions['code']))).toEqual(new Set(['BAD_INPUT']));
    expect(body.errors!.length).toBeLessThan(60);
  });

  it('a query with too many tokens is refused', async () => {
    const { status, body } = await api().ask(`{ about { ${'version '.repeat(4_100)} } }`);
    expect(status).toBe(400);
    expect(body.errors![0]).toMatchObject({
      message: expect.stringContaining('4000 tokens'),
      extensions: { code: 'LIMIT_EXCEEDED' },
    });
  });

  it('a query by GET needs a header that forms and images cannot send', async () => {
    const url = `/graphql?query=${encodeURIComponent('{ about { revision } }')}`;
    expect((await api().get(url)).status).toBe(400);
    expect((await api().get(url, { 'apollo-require-preflight': 'true' })).status).toBe(200);
  });

  it('another host name is refused on loopback', async () => {
    expect((await api().get('/livez', { host: 'evil.example:4000' })).status).toBe(421);
    expect((await api().get('/livez', { host: 'localhost:4000' })).status).toBe(200);
    expect((await api().get('/livez', { host: '[::1]:4000' })).status).toBe(200);
  });

  it('a proxy may keep the name under which it is asked, and who asks through it is not the local user', async () => {
    const proxied = { host: 'trailcare.example', 'x-forwarded-for': '203.0.113.9' };
    expect((await api().get('/livez', proxied)).status).toBe(200);
    const asked = async (headers: Record<string, string>) =>
      (await api().ask('{ me { actor } }', {}, headers)).body.data;
    expect(await asked({})).toEqual({ me: { actor: 'local' } });
    expect(await asked(proxied)).toEqual({ me: { actor: 'anonymous' } });
  });
});
