import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import { BUILT_PAGES } from './pages/site-folder.ts';

type PersistedQueries = Exclude<ApolloServerOptions<BaseContext>['persistedQueries'], false | undefined>;

const FILE = path.join(BUILT_PAGES, 'trusted-documents.json');

/**
 * The pages' own documents, by the SHA-256 of their text, which a client sends in place of it (`extensions.persistedQuery.sha256Hash`).
 * Nobody can add one: what a client offers to register is run and forgotten.
 */
export function trustedDocuments(): NonNullable<PersistedQueries['cache']> {
  let known: { readonly texts: Readonly<Record<string, string>>; readonly changedMs: number } | null = null;
  return {
    async get(key) {
      const id = key.slice(key.lastIndexOf(':') + 1);
      if (known === null || !Object.hasOwn(known.texts, id)) {
        const changedMs = statSync(FILE, { throwIfNoEntry: false })?.mtimeMs;
        if (changedMs === undefined) return undefined;
        if (changedMs !== known?.changedMs)
          known = { texts: JSON.parse(readFileSync(FILE, 'utf8')), changedMs };
      }
      return Object.hasOwn(known.texts, id) ? known.texts[id] : undefined;
    },
    async set() {},
    async delete() {},
  };
}
