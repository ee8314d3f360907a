import { describe, expect, it } from 'vitest';
import { readConfig } from '../../api/config.ts';
import { withApi } from './support/with-api.ts';

const asking = { origin: 'https://dashboard.example' };

describe('a page of another site', () => {
  const { api } = withApi();
  it('is told of no permission, so that its browser gives it no answer', async () => {
    const { headers } = await api().ask('{ about { version } }', {}, asking);
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });
});

describe('a page of a site that is named', () => {
  const { api } = withApi({
    env: { TRAILCARE_CORS_ORIGINS: 'https://dashboard.example, https://other.example' },
  });
  it('may read answers, without cookies', async () => {
    const { headers, status } = await api().ask('{ about { version } }', {}, asking);
    expect(status).toBe(200);
    expect(headers['access-control-allow-origin']).toBe('https://dashboard.example');
    expect(headers['access-control-allow-credentials']).toBeUndefined();
    expect(headers['access-control-expose-headers']).toContain('trailcare-revision');
    expect(headers['vary']).toContain('Origin');
  });
  it.each([
    'https://dashboard.example.evil.example',
    'http://dashboard.example',
    'null',
    'https://evil.example',
  ])('and one that looks like it may not: %s', async (origin) => {
    const { headers } = await api().ask('{ about { version } }', {}, { origin });
    expect(headers['access-control-allow-origin']).not.toBe(origin);
  });
  it('may not load files, with which a form needs no permission to be sent', async () => {
    const boundary = 'b';
    const body = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="x.csv"\r\n\r\na\r\n--${boundary}--\r\n`;
    const { status } = await api().post('/load', body, {
      ...asking,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    });
    expect(status).toBe(403);
  });
});

it.each([
  [{ TRAILCARE_CORS_ORIGINS: '*' }, 'every page of the web'],
  [{ TRAILCARE_CORS_ORIGINS: 'https://dashboard.example/path' }, 'must be origins'],
  [{ TRAILCARE_CORS_ORIGINS: 'dashboard.example' }, 'must be origins'],
  [{ TRAILCARE_TRUSTED_PROXIES: 'everyone' }, 'must be addresses'],
  [{ TRAILCARE_TRUSTED_PROXIES: '10.0.0.0/33' }, 'must be addresses'],
  [{ TRAILCARE_TRUSTED_PROXIES: '0.0.0.0/0' }, 'must be addresses'],
  [{ TRAILCARE_TRUSTED_PROXIES: '10.0.0.2/8/8' }, 'must be addresses'],
  [{ TRAILCARE_MAX_COST: '1' }, 'must be from 10000 to 999999999'],
  [{ TRAILCARE_MAX_COST: 'much' }, 'must be a whole number'],
])('the configuration %j is refused', (env, words) => {
  expect(() => readConfig(env)).toThrow(words);
});

it('any site may ask a server that others reach, where only public facts are read without a token', () => {
  expect(readConfig({ HOST: '0.0.0.0', TRAILCARE_CORS_ORIGINS: '*' }).corsOrigins).toEqual(['*']);
});
