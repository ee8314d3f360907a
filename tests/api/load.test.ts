import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../graph/access/api-keys.ts';
import { openSqliteStore } from '../../graph/stores/sqlite/open-sqlite-store.ts';
import type { GraphStore } from '../../graph/store.ts';
import { loadSeeds } from '../../loaders/seed.ts';
import { temporaryFolder } from '../support/load-toy.ts';
import { type Api, apiOn } from './support/api-on.ts';

const today = new Date().toISOString().slice(0, 10);
const GOOD = `Ethiopian Red Cross Society,Health,Mobile health team,Ethiopia,13.4967,39.4753,${today},On-going`;
const BAD = `Ethiopian Red Cross Society,Health,Mobile health team,Ethiopia,95,39.4753,${today},On-going`;
const table = (...rows: string[]) =>
  `Organisation,Sector,Activity,Country,Latitude,Longitude,Date,Status
#org,#sector,#activity,#country+name,#geo+lat,#geo+lon,#date,#status
${rows.join('\n')}
`;

interface Answered {
  readonly status: number;
  readonly body: {
    readonly exitCode: number;
    readonly summary: Record<string, unknown>;
    readonly said: string;
    readonly report: string | null;
    readonly mapping: string;
    readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
  };
}

describe('a file sent over HTTP', () => {
  let store: GraphStore;
  let api: Api;
  const storeUrl = `sqlite:${path.join(temporaryFolder(), 'graph.db')}`;
  beforeAll(async () => {
    store = openSqliteStore(storeUrl.slice('sqlite:'.length));
    await store.migrate();
    await loadSeeds(store, { demonstration: false });
    api = await apiOn(store, { storeUrl });
  });
  afterAll(async () => {
    await api.close();
    await store.close();
  });

  async function send(
    to: Api,
    url: string,
    {
      file,
      name = 'health.csv',
      fields = {},
      headers = {},
    }: {
      file?: string;
      name?: string;
      fields?: Record<string, string>;
      headers?: Record<string, string>;
    },
  ): Promise<Answered> {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.append(field, value);
    if (file !== undefined) form.append('file', new Blob([file]), name);
    const request = new Request('http://127.0.0.1/', { method: 'POST', body: form });
    const { status, text } = await to.post(url, Buffer.from(await request.arrayBuffer()), {
      'content-type': request.headers.get('content-type')!,
      ...headers,
    });
    return { status, body: JSON.parse(text) as Answered['body'] };
  }
  const services = async (to = api) => {
    const { body } = await to.ask('{ services(first: 0) { totalCount } about { revision } }');
    return body.data as { services: { totalCount: number }; about: { revision: number } };
  };
  const uploads = () => readdirSync(tmpdir()).filter((name) => name.startsWith('trailcare-upload-'));

  it('is previewed, loaded, seen at once, and changes nothing when it is sent again; nothing of it stays behind', async () => {
    const before = await services();
    const preview = await send(api, '/load', { file: table(GOOD, BAD), fields: { 'dry-run': 'true' } });
    expect(preview).toMatchObject({
      status: 200,
      body: {
        exitCode: 2,
        summary: {
          rows: 2,
          accepted: 1,
          rejected: 1,
          rejectedRows: [{ line: 4, column: 'Latitude', value: '95, 39.4753' }],
        },
        said: expect.stringContaining('--dry-run'),
        report: expect.stringContaining('95'),
      },
    });
    expect(preview.body.said).not.toContain(tmpdir());
    expect(await services()).toEqual(before);

    const loaded = await send(api, '/load', {
      file: table(GOOD),
      fields: { public: 'true', publisher: 'Test' },
    });
    expect(loaded).toMatchObject({
      status: 200,
      body: { exitCode: 0, report: null, summary: { accepted: 1 } },
    });
    expect(await services()).toEqual({
      services: { totalCount: before.services.totalCount + 1 },
      about: { revision: before.about.revision + 1 },
    });
    const again = await send(api, '/load', {
      file: table(GOOD),
      fields: { public: 'true', publisher: 'Test' },
    });
    expect(again.body.summary).toMatchObject({ accepted: 0, unchanged: 1 });
    expect(uploads()).toEqual([]);
  });

  it('that no format knows gets a mapping proposed, by which it then loads', async () => {
    const file = 'Ort,Breite,Laenge,Was\nKlinik Humera,14.29,36.61,Health\n';
    const unknown = await send(api, '/load', { file, name: 'liste.csv', fields: { 'dry-run': 'true' } });
    expect(unknown).toMatchObject({ status: 422, body: { exitCode: 1, summary: null } });
    expect(unknown.body.said).toContain('trailcare map');
    const { body } = await send(api, '/load/mapping', { file, name: 'liste.csv' });
    expect(body.mapping).toContain('Breite');
  });

  it.each([
    [
      'a file outside its folder',
      { file: table(GOOD), name: '../../../../etc/evil.csv', fields: { 'dry-run': 'true' } },
      200,
      '',
    ],
    [
      'an option that names a file here',
      { file: table(GOOD), fields: { report: '/tmp/evil.csv' } },
      400,
      'report',
    ],
    ['no file', { fields: { public: 'true' } }, 400, 'file'],
    [
      'a flag that is neither true nor false',
      { file: table(GOOD), fields: { public: 'yes' } },
      400,
      'public',
    ],
    ['a value that is no date', { file: table(GOOD), fields: { 'as-of': 'yesterday' } }, 422, 'yesterday'],
    [
      'a page of another site',
      { file: table(GOOD), headers: { origin: 'https://evil.example' } },
      403,
      'evil.example',
    ],
  ])('refuses, or takes harmlessly, %s', async (_, sent, status, word) => {
    const before = await services();
    const answer = await send(api, '/load', sent);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toContain(word);
    expect(await services()).toEqual(before);
    expect(existsSync('/tmp/evil.csv')).toBe(false);
    expect(uploads()).toEqual([]);
  });

  it('is taken from the local user alone', async () => {
    const outside = await apiOn(store, { onLoopback: false, storeUrl });
    try {
      const anonymous = await send(outside, '/load', { file: table(GOOD) });
      expect(anonymous).toMatchObject({
        status: 401,
        body: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
      });
      const { text } = await createApiKey(
        store,
        {
          roles: [{ name: 'administrator' }],
          scopes: ['read', 'write', 'admin'],
          expiresAt: null,
          name: 'test',
        },
        { actor: 'local', now: new Date('2026-11-02T10:00:00Z') },
      );
      const headers = { authorization: `Bearer ${text}` };
      const account = await send(outside, '/load', { file: table(GOOD), headers });
      expect(account).toMatchObject({
        status: 403,
        body: { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
      });
    } finally {
      await outside.close();
    }
  });
});
