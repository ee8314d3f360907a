import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import { badInput } from '../graph/errors.ts';
import { BUILT_PAGES } from './pages/site-folder.ts';

type PersistedQueries = Exclude<ApolloServerOptions<BaseContext>['persistedQueries'], false | undefined>;

const FILE = path.join(BUILT_PAGES, 'trusted-documents.json');

/** Documents by id. */
type Texts = Readonly<Record<string, string>>;

/**
 * The pages' own documents and those of `folder`, by the SHA-256 of their text, which a client sends in place of it (`extensions.persistedQuery.sha256Hash`).
 * Nobody can add one: what a client offers to register is run and forgotten.
 */
export function trustedDocuments(folder: string | null): NonNullable<PersistedQueries['cache']> {
  const ofOperator = folder === null ? {} : textsIn(folder);
  let known: { readonly texts: Texts; readonly changedMs: number } | null = null;
  return {
    async get(key) {
      const id = key.slice(key.lastIndexOf(':') + 1);
      if (Object.hasOwn(ofOperator, id)) return ofOperator[id];
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

/** `*.graphql` of a folder, each as it is in its file: clients hash or send the same text. BAD_INPUT when it cannot be read. */
function textsIn(folder: string): Texts {
  try {
    const texts = globSync('**/*.graphql', { cwd: folder }).map((file) =>
      readFileSync(path.join(folder, file), 'utf8'),
    );
    if (texts.length === 0) throw new Error('It holds no *.graphql.');
    return Object.fromEntries(texts.map((text) => [documentId(text), text]));
  } catch (error) {
    throw badInput('TRAILCARE_DOCUMENTS', folder, 'a folder of *.graphql files', error);
  }
}

/** The SHA-256 of a document's text, by which it is known. */
export const documentId = (text: string) => createHash('sha256').update(text).digest('hex');
