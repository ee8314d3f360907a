import { badInput } from './errors.ts';
import type { GraphStore } from './store.ts';

const ACCEPTED = 'a store: sqlite:PATH, neo4j://HOST, neo4j+s://HOST or bolt://HOST';

/**
 * The store at a URL: `sqlite:data/graph.db`, or `neo4j://localhost:7687` with NEO4J_USERNAME, NEO4J_PASSWORD and
 * NEO4J_DATABASE of `env`. Each store is loaded only when it is used. Does not connect: the first call does.
 */
export async function openStore(
  url: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<GraphStore> {
  if (url.startsWith('sqlite:')) {
    const path = url.slice('sqlite:'.length);
    if (path === '') throw badInput('store', url, ACCEPTED);
    const { openSqliteStore } = await import('./stores/sqlite/open-sqlite-store.ts');
    return openSqliteStore(path);
  }
  if (/^(?:neo4j|bolt)(?:\+s|\+ssc)?:\/\/./.test(url)) {
    const shown = withoutCredentials(url);
    if (shown !== url)
      throw badInput(
        'store',
        shown,
        `${ACCEPTED}; a user and a password are NEO4J_USERNAME and NEO4J_PASSWORD`,
      );
    const { openNeo4jStore } = await import('./stores/neo4j/open-neo4j-store.ts');
    return openNeo4jStore({
      url,
      username: env.NEO4J_USERNAME || 'neo4j',
      password: env.NEO4J_PASSWORD ?? '',
      database: env.NEO4J_DATABASE ?? 'neo4j',
      ...patienceOf(env.TRAILCARE_STORE_PATIENCE_SECONDS),
    });
  }
  throw badInput('store', url, ACCEPTED);
}

/** What a URL may be shown as: it is logged, and in messages. */
export const withoutCredentials = (url: string): string => url.replace(/\/\/[^@/]*@/, '//');

/** How long a database may be silent. For lines with seconds of latency, or a machine that is very busy. */
function patienceOf(seconds: string | undefined): { patienceMs?: number } {
  if (seconds === undefined || seconds === '') return {};
  const least = 1;
  const most = 300;
  if (!/^\d{1,3}$/.test(seconds) || Number(seconds) < least || Number(seconds) > most) {
    throw badInput('TRAILCARE_STORE_PATIENCE_SECONDS', seconds, `a whole number from ${least} to ${most}`);
  }
  return { patienceMs: Number(seconds) * 1_000 };
}
