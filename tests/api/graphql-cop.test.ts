import { getIntrospectionQuery } from 'graphql/index.js';
import { describe, expect, it } from 'vitest';
import { withApi } from './support/with-api.ts';

/** The checks of graphql-cop 1.15 (Dolev Farhi), one test each, and the answer that is safe. */
describe('what graphql-cop looks for', () => {
  const { api } = withApi();
  const post = (payload: unknown, type = 'application/json') =>
    api().post('/graphql', typeof payload === 'string' ? payload : JSON.stringify(payload), {
      'content-type': type,
    });

  it('alias overloading: 101 aliases are refused', async () => {
    const aliases = Array.from({ length: 101 }, (_, n) => `alias${n}: __typename`).join(' ');
    const { status, body } = await api().ask(`query cop { ${aliases} }`);
    expect(status).toBe(400);
    expect(body.data).toBeUndefined();
    const words = body.errors!.map(({ message }) => message).join();
    expect(words).toMatch(/101 aliases; the limit is 50/);
  });

  it('array-based batching: ten queries in one request are refused', async () => {
    const { status, text } = await post(
      Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' })),
    );
    expect(status).toBe(400);
    expect(text).not.toContain('"data"');
    expect(JSON.parse(text).errors[0].message).toMatch(/batch/i);
  });

  it('field duplication: 500 of one field are one value of the answer, and 1,001 are refused', async () => {
    const duplicated = (count: number) => `query cop { about { ${'version '.repeat(count)} } }`;
    const few = await api().ask(duplicated(500));
    expect(Object.keys(few.body.data!['about'] as object)).toEqual(['version']);
    const many = await api().ask(duplicated(1_001));
    expect(many.body.errors![0]!.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 1_000 });
  });

  it('directive overloading: the same directive many times is refused', async () => {
    const { status, body } = await api().ask(`query cop { __typename ${'@aa'.repeat(500)} }`);
    expect(status).toBe(400);
    expect(body.data).toBeUndefined();
    // One error tells it, not 500.
    expect(body.errors).toHaveLength(1);
    expect(body.errors![0]!.message).toMatch(/500 directives; the limit is 50/);
  });

  it('circular introspection: types of fields of types are refused', async () => {
    const { status, body } = await api().ask(
      `query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }`,
    );
    expect(status).toBe(400);
    expect(body.errors![0]!.message).toMatch(/introspection depth/i);
  });

  it('introspection: told by choice, as the text of the schema is public', async () => {
    const { status, body } = await api().ask(getIntrospectionQuery());
    expect(status).toBe(200);
    expect(JSON.stringify(body.data)).toContain('"name":"Stop"');
  });

  it('field suggestions: they name what introspection tells as well', async () => {
    const { body } = await api().ask('query cop { abou }');
    expect(body.errors![0]!.message).toMatch(/Did you mean "about"/);
  });

  it('GraphiQL is a page of ours under a policy of its own, and asks no other host', async () => {
    const { headers } = await api().get('/graphiql', { accept: 'text/html' });
    expect(headers['content-security-policy']).toMatch(
      /default-src 'none'; script-src 'nonce-[\w+/=]{20,}';/,
    );
    expect((await api().get('/graphql', { accept: 'text/html' })).text).not.toMatch(/<html/i);
  });

  it('two answers of GraphiQL have two nonces', async () => {
    const nonce = async () =>
      /nonce-([\w+/=]+)/.exec(String((await api().get('/graphiql')).headers['content-security-policy']))![1];
    expect(await nonce()).not.toBe(await nonce());
  });

  it('GET: a query by GET without a header of its own is refused, as another site could make it', async () => {
    const { status, text } = await api().get('/graphql?query=query%20cop%20%7B__typename%7D');
    expect(status).toBe(400);
    expect(text).not.toContain('"data"');
  });

  it('GET: a mutation by GET is refused, whatever headers it has', async () => {
    const query = encodeURIComponent('mutation cop { cancelJob(id: "x") { id } }');
    const { status, text, headers } = await api().get(`/graphql?query=${query}`, {
      'apollo-require-preflight': '1',
    });
    expect(status).toBe(405);
    expect(headers['allow']).toBe('POST');
    expect(text).not.toContain('"data"');
  });

  it('POST: a query in the body of a form is refused, as another site could make it', async () => {
    const { status } = await post(
      'query=query%20cop%20%7B__typename%7D',
      'application/x-www-form-urlencoded',
    );
    expect(status).toBe(415);
    expect((await post('{"query":"{__typename}"}', 'text/plain')).status).toBe(400);
  });

  it('tracing and debug: no extension tells how an answer was made', async () => {
    const { body } = await api().ask('query cop { __typename }');
    expect(body.extensions).toBeUndefined();
    const failed = await api().ask('query cop { __typename(');
    expect(failed.text).not.toMatch(/stacktrace|exception|node_modules/);
  });

  it('unhandled errors: what is no query is an error of the client, without words of ours', async () => {
    for (const payload of ['qwerty', '{}', '[]', 'null', '{"query":null}', '{"query":1}', '{"query":[]}']) {
      const { status, text } = await post(payload);
      expect(status, payload).toBe(400);
      expect(text, payload).not.toMatch(/stack|node_modules|\.ts:/);
      expect(JSON.parse(text).errors[0].extensions.code, payload).toMatch(/^(BAD_INPUT|BAD_REQUEST)$/);
    }
  });
});

describe('with introspection off', () => {
  const { api } = withApi({ env: { TRAILCARE_INTROSPECTION: 'off' } });
  const messages = async (query: string) => {
    const { body } = await api().ask(query);
    expect(body.data).toBeUndefined();
    return body.errors!.map(({ message }) => message).join();
  };

  it.each(['{ __schema { types { name } } }', '{ __type(name: "Stop") { name } }'])(
    '%s is refused',
    async (query) => {
      expect(await messages(query)).toMatch(/introspection is not allowed/i);
    },
  );

  it.each([
    '{ abou { version } }',
    '{ about { versio } }',
    '{ stop(cod: "x") { code } }',
    'query($x: Stp) { about { version } }',
    '{ coverage(all: true, groups: [EVERYON]) { asOf } }',
  ])('%s gives no suggestion', async (query) => {
    expect(await messages(query)).not.toMatch(/did you mean/i);
  });

  it('__typename is answered, which clients need', async () => {
    expect((await api().ask('{ about { __typename } }')).body.data).toEqual({
      about: { __typename: 'About' },
    });
  });
});
