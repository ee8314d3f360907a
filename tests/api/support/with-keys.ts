import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { createApiKey } from '../../../graph/access/api-keys.ts';
import type { Scope } from '../../../graph/access/principal.ts';
import { parseRole } from '../../../graph/access/roles.ts';
import type { GraphStore } from '../../../graph/store.ts';
import { loadFacts, type OpenEmptyStore, type OpenedStore } from '../../contract/context.ts';
import { type Answer, type Api, apiOn } from './api-on.ts';
import { type World, world } from './world.ts';

export const NOW = new Date('2026-11-02T10:00:00Z');

export const NEW_BRANCH = `mutation ($branch: BranchInput!, $version: String) {
  upsertBranch(branch: $branch, expectedVersion: $version) { version revision branch { code name version visibility sources { code publisher } } } }`;
export const BRANCH = {
  name: 'Mekele',
  kind: 'BRANCH',
  nationalSociety: 'ns-eth',
  country: 'ETH',
  visibility: 'PUBLIC',
};
interface Written {
  version: string;
  revision: number;
  branch: { code: string; name: string; version: string; visibility: string };
}
export const written = ({ body }: Answer) => {
  expect(body.errors).toBeUndefined();
  return Object.values(body.data!)[0] as Written;
};
export const errorOf = ({ body }: Answer) => {
  expect(body.errors, JSON.stringify(body)).toHaveLength(1);
  const [{ message, extensions }] = body.errors as [{ message: string; extensions: Record<string, unknown> }];
  return { message, code: extensions['code'], ...extensions };
};

/** A server on a store, and keys to ask it with. */
export function withKeys(
  openEmptyStore: OpenEmptyStore,
  options: { each?: boolean; besides?: World; onLoopback?: boolean } = {},
) {
  let opened: OpenedStore;
  let api: Api;
  const [before, after] = options.each ? [beforeEach, afterEach] : [beforeAll, afterAll];
  before(async () => {
    opened = await openEmptyStore();
    await loadFacts(opened.store, world());
    if (options.besides !== undefined) await loadFacts(opened.store, options.besides);
    api = await apiOn(opened.store, { now: NOW.toISOString(), onLoopback: options.onLoopback ?? true });
  });
  after(async () => {
    await api?.close();
    await opened?.close();
  });
  const keyFor = async (roles: string[], scopes: Scope[] = ['read', 'write', 'admin']) => {
    const key = { name: roles.join(' '), roles: roles.map(parseRole), scopes, expiresAt: null };
    return (await createApiKey(opened.store, key, { actor: 'local', now: NOW })).text;
  };
  return {
    store: (): GraphStore => opened.store,
    api: () => api,
    keyFor,
    askAs: async (roles: string[], query: string, variables = {}, scopes?: Scope[]) =>
      api.ask(query, variables, { authorization: `Bearer ${await keyFor(roles, scopes)}` }),
  };
}
