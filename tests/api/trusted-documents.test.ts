import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocuments } from '../../bin/pages/trusted-documents.ts';
import { BUILT_PAGES } from '../../api/pages/site-folder.ts';
import { loadFacts, type OpenedStore } from '../contract/context.ts';
import { temporaryFolder } from '../contract/sqlite-folder.ts';
import { type Api, apiOn } from './support/api-on.ts';
import { openEmptySqliteStore } from './support/stores.ts';
import { world } from './support/world.ts';

const OWN = 'query Mine { about { revision } }\n';
const idOf = (text: string) => createHash('sha256').update(text).digest('hex');
const persisted = (id: string, more: object = {}) =>
  JSON.stringify({ ...more, extensions: { persistedQuery: { version: 1, sha256Hash: id } } });
const json = { 'content-type': 'application/json' };

describe('where trusted documents alone are answered', () => {
  let opened: OpenedStore;
  let api: Api;
  const { file, remove } = temporaryFolder();
  const folder = path.join(path.dirname(file), 'documents');
  beforeAll(async () => {
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'mine.graphql'), OWN);
    opened = await openEmptySqliteStore();
    await loadFacts(opened.store, world());
    api = await apiOn(opened.store, {
      env: { TRAILCARE_TRUSTED_DOCUMENTS: 'only', TRAILCARE_DOCUMENTS: folder },
    });
  });
  afterAll(async () => {
    await api.close();
    await opened.close();
    remove();
  });

  it('any other is refused, with what is accepted', async () => {
    const { status, body } = await api.ask('{ about { revision } }');
    expect(status).toBe(403);
    expect(body.data).toBeUndefined();
    expect(body.errors![0]!.extensions['code']).toBe('FORBIDDEN');
    const introspected = await api.ask('{ __schema { types { name } } }');
    expect(introspected.status).toBe(403);
  });

  it('one of the operator is answered by its id and by its text', async () => {
    const byId = await api.post('/graphql', persisted(idOf(OWN)), json);
    expect(JSON.parse(byId.text)).toEqual({ data: { about: { revision: 1 } } });
    expect((await api.ask(OWN)).body).toEqual({ data: { about: { revision: 1 } } });
  });

  it('offering a document with its id does not make it trusted', async () => {
    const query = '{ about { version } }';
    const offered = await api.post('/graphql', persisted(idOf(query), { query }), json);
    expect(offered.status).toBe(403);
    const again = await api.post('/graphql', persisted(idOf(query)), json);
    expect(JSON.parse(again.text).errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  it('every document of the pages is answered', async () => {
    expect(BUILT_PAGES).toBeTruthy();
    for (const { name, id } of readDocuments('web/documents').values()) {
      const { text } = await api.post('/graphql', persisted(id), json);
      const codes = (JSON.parse(text).errors ?? []).map(
        (error: { extensions: { code: string } }) => error.extensions.code,
      );
      // Variables are missing, as far as they are needed: it was looked at.
      for (const code of codes) expect(['BAD_INPUT', 'NOT_FOUND'], name).toContain(code);
    }
  });
});

it('a folder that cannot be read is told at the start', async () => {
  const opened = await openEmptySqliteStore();
  await expect(apiOn(opened.store, { env: { TRAILCARE_DOCUMENTS: '/nowhere' } })).rejects.toMatchObject({
    code: 'BAD_INPUT',
    message: expect.stringContaining('TRAILCARE_DOCUMENTS'),
  });
  await opened.close();
});
