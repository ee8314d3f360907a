import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import type { DocumentNode } from 'graphql/index.js';

/** Of the texts of all documents that are kept. What is made of a text takes about sixty times its length. */
const MOST_CHARACTERS = 500_000;

/**
 * Documents that were parsed and found valid, those used last. Apollo's own counts 30 MB of their JSON, of which each takes many times as much
 * memory: 5,000 different questions took 70 MB, and it went on.
 */
export function documentCache(
  mostCharacters = MOST_CHARACTERS,
): NonNullable<ApolloServerOptions<BaseContext>['documentStore']> {
  const kept = new Map<string, DocumentNode>();
  let characters = 0;
  const lengthOf = (document: DocumentNode | undefined) => document?.loc?.source.body.length ?? 0;
  const forget = (key: string) => {
    characters -= lengthOf(kept.get(key));
    return kept.delete(key);
  };
  return {
    async get(key) {
      const document = kept.get(key);
      if (document === undefined) return undefined;
      // The map's order is that of their last use.
      kept.delete(key);
      kept.set(key, document);
      return document;
    },
    async set(key, document) {
      forget(key);
      kept.set(key, document);
      characters += lengthOf(document);
      for (const oldest of kept.keys()) {
        if (characters <= mostCharacters) break;
        forget(oldest);
      }
    },
    async delete(key) {
      return forget(key);
    },
  };
}
