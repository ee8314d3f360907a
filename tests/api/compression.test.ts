import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../api/server.ts';
import { readConfig } from '../../api/config.ts';
import { networkHolder } from '../../api/network-holder.ts';
import { loadFacts, type OpenedStore } from '../contract/context.ts';
import { openEmptySqliteStore } from './support/stores.ts';
import { world } from './support/world.ts';

const LONG = '{ branches(first: 1000) { nodes { id code name country { id code name } } } }';
const SHORT = '{ __typename }';

describe('an answer', () => {
  const state: { opened?: OpenedStore; server?: Awaited<ReturnType<typeof createServer>> } = {};
  beforeAll(async () => {
    const { store, ...opened } = await openEmptySqliteStore();
    state.opened = { store, ...opened };
    await loadFacts(store, world({ branchCount: 50 }));
    const networks = networkHolder(store, { pollMs: 0, report: () => {} });
    state.server = await createServer({
      config: { ...readConfig({}), onLoopback: true, storeUrl: '' },
      services: { store, networks, now: () => new Date('2026-11-02T10:00:00Z') },
      readiness: () => ({ ready: true, waitingFor: null, stopping: false }),
    });
  });
  afterAll(async () => {
    await state.server?.stop();
    await state.opened?.close();
  });
  const ask = (query: string, accepted?: string) =>
    state.server!.app.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query },
      headers: accepted === undefined ? {} : { 'accept-encoding': accepted },
    });

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('that is not short is compressed with %s for who accepts it', async (encoding, open) => {
    const plain = await ask(LONG);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.length).toBeGreaterThan(2_000);
    const answer = await ask(LONG, encoding);
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers['vary']).toContain('accept-encoding');
    expect(open(answer.rawPayload).toString()).toBe(plain.body);
    expect(answer.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3);
  });

  it('that is short is sent as it is', async () => {
    expect((await ask(SHORT, 'br, gzip')).headers['content-encoding']).toBeUndefined();
  });

  it('is sent as it is to who accepts nothing that we write', async () => {
    const answer = await ask(LONG, 'zstd');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-encoding']).toBeUndefined();
  });

  it('of an export is compressed while it is written', async () => {
    const url = '/export/branches.csv';
    const plain = await state.server!.app.inject({ method: 'GET', url });
    const answer = await state.server!.app.inject({
      method: 'GET',
      url,
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(answer.rawPayload).toString()).toBe(plain.body);
  });

  it('never comes from a body that must be decompressed first', async () => {
    const answer = await state.server!.app.inject({
      method: 'POST',
      url: '/graphql',
      payload: gzipSync(JSON.stringify({ query: SHORT })),
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    });
    expect(answer.statusCode).toBe(400);
  });
});
