import { describe, expect, it } from 'vitest';
import { injectionSuite } from './support/injection-suite.ts';
import { openEmptySqliteStore } from './support/stores.ts';
import { withApi } from './support/with-api.ts';

injectionSuite('SQLite', openEmptySqliteStore);

/** On a machine that has other work. What is slow by its form takes many times as long. */
const SLOW_MS = 3_000;
const json = { 'content-type': 'application/json' };

// The names of uploads are in load.test.ts, formulas in exports/formats.test.ts, workbooks in unit/loaders/xlsx.test.ts.
describe('a request made to do harm', () => {
  const { api } = withApi();

  it.each([
    '/assets/..%2f..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/....//....//package.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets/%00../package.json',
    '/assets/trusted-documents.json',
    '/..%2fpackage.json',
    '/export/..%2f..%2fpackage.json',
    '/export/%2e%2e%2fetc%2fpasswd.csv',
    '/jobs/..%2f..%2fpackage.json',
    '/borders.json/../../package.json',
  ])('path traversal: %s gives no file', async (url) => {
    const { status, text } = await api().get(url);
    expect([400, 403, 404]).toContain(status);
    expect(text).not.toMatch(/"dependencies"|root:/);
    expect(JSON.parse(text).errors[0].message).toBeTruthy();
  });

  it.each([
    '{"query":"{ about { version } }","__proto__":{"polluted":1}}',
    '{"query":"{ about { version } }","variables":{"__proto__":{"polluted":1}}}',
    '{"query":"{ about { version } }","variables":{"constructor":{"prototype":{"polluted":1}}}}',
  ])('prototype pollution: %s is refused', async (payload) => {
    const { status, text } = await api().post('/graphql', payload, json);
    expect(status).toBe(400);
    expect(JSON.parse(text).errors[0].extensions.code).toBe('BAD_INPUT');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('prototype pollution: names that objects have of themselves are names of nothing', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const { body } = await api().ask('query($x: String!) { stop(code: $x) { code } }', { x: name });
      expect(body.errors![0]!.extensions['code'], name).toBe('NOT_FOUND');
      const ask = await api().ask(`{ about { ${name === '__proto__' ? 'a: version' : name} } }`);
      expect(ask.text).not.toContain('INTERNAL_SERVER_ERROR');
      expect([400, 404], name).toContain((await api().get(`/export/services.csv?${name}=1`)).status);
      expect((await api().get(`/export/${name}.csv`)).status, name).toBe(404);
    }
  });

  it.each([
    '/export/gaps.csv%0d%0aset-cookie:%20evil=1',
    '/export/gaps.csv?trails=x%0d%0aset-cookie:%20evil=1',
    '/export/gaps.csv?all=true&asOf=2026-11-01%0d%0aset-cookie:%20evil=1',
    '/graphiql?query=x%0d%0aset-cookie:%20evil=1',
    '/nowhere%0d%0aset-cookie:%20evil=1',
  ])('header injection: %s sets no header', async (url) => {
    const { status, headers } = await api().get(url);
    expect(status).toBeLessThan(500);
    expect(headers['set-cookie']).toBeUndefined();
    for (const value of Object.values(headers)) expect(String(value)).not.toMatch(/[\r\n]/);
  });

  it('ReDoS: texts made to be slow are answered (that no expression can be: unit/slow-expressions.test.ts)', async () => {
    const texts = [
      'a'.repeat(2_000),
      'a '.repeat(1_000),
      'a'.repeat(199) + '!',
      'ab '.repeat(66),
      ' '.repeat(198) + 'a',
      '-'.repeat(199) + 'a',
      'ḉ'.repeat(60),
      '\u0301'.repeat(199) + 'a',
      `${'"'.repeat(100)}a`,
      '٠'.repeat(200),
    ];
    for (const text of texts) {
      for (const query of [
        '{ search(text: $x) { totalCount didYouMean } }',
        '{ branches(filter: { text: $x }) { totalCount } }',
        '{ journeys(from: $x, to: $x) { asOf } }',
      ]) {
        const beganMs = performance.now();
        const { status } = await api().ask(`query($x: String!) ${query}`, { x: text });
        expect(status).toBe(200);
        expect(performance.now() - beganMs, `${query} ${text}`).toBeLessThan(SLOW_MS);
      }
    }
  });

  it('ReDoS: a text of half a megabyte is refused at once, wherever it stands', async () => {
    for (const x of ['a'.repeat(500_000), 'a '.repeat(250_000), '0'.repeat(500_000)]) {
      for (const query of [
        '{ search(text: $x) { totalCount } }',
        '{ stop(code: $x) { code } }',
        '{ trail(code: $x) { code } }',
        '{ journeys(from: $x, to: $x) { asOf } }',
        '{ coverage(all: true, serviceTypes: [$x]) { asOf } }',
        '{ branches(filter: { country: $x }) { totalCount } }',
        '{ branches(after: $x) { totalCount } }',
      ]) {
        const { text } = await api().ask(`query($x: String!) ${query}`, { x });
        expect(text, query).toContain('A text has 500000 characters; the limit is 2000.');
        expect(text.length, query).toBeLessThan(1_000);
      }
    }
  });

  it.each([
    ['that nobody reads', '{ about { version } }'],
    ['as a list of codes', 'query($x: [String!]) { coverage(trails: $x) { asOf } }'],
    ['as a filter', 'query($x: BranchFilter) { branches(filter: $x) { totalCount } }'],
    ['as a date', 'query($x: Date) { coverage(all: true, asOf: $x) { asOf } }'],
    ['as a draft', 'mutation($x: ProposedChangeInput!) { proposeChange(change: $x) { id } }'],
  ])('deep JSON, %s, is answered, and the server goes on', async (_, query) => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"code":', '}'],
    ] as const) {
      const levels = 50_000;
      const deep = `${open.repeat(levels)}1${close.repeat(levels)}`;
      const payload = `{"query":${JSON.stringify(query)},"variables":{"x":${deep}}}`;
      const { status, text } = await api().post('/graphql', payload, json);
      expect(status).toBeLessThan(500);
      expect(text).not.toMatch(/INTERNAL_SERVER_ERROR|call stack/);
      expect(text.length).toBeLessThan(10_000);
    }
    expect((await api().ask('{ about { revision } }')).status).toBe(200);
  });
});
