import { describe, expect, it } from 'vitest';
import { openStore } from '../../graph/open-store.ts';
import { temporaryFolder } from './sqlite-folder.ts';

describe('openStore', () => {
  it('opens a SQLite file at sqlite:PATH', async () => {
    const { file, remove } = temporaryFolder();
    const store = await openStore(`sqlite:${file}`, {});
    expect(store.name).toBe('sqlite');
    await store.migrate();
    expect(await store.revision()).toBe(0);
    await store.close();
    remove();
  });

  it.each(['neo4j://localhost:7687', 'neo4j+s://x.databases.neo4j.io', 'bolt://localhost'])(
    'opens Neo4j at %s without connecting',
    async (url) => {
      const store = await openStore(url, { NEO4J_USERNAME: 'neo4j', NEO4J_PASSWORD: 'secret' });
      expect(store.name).toBe('neo4j');
      await store.close();
    },
  );

  it.each(['', 'graph.db', 'sqlite:', 'postgres://localhost', 'neo4j://', 'sqlite3:x'])(
    'refuses %j and says what it takes',
    async (url) => {
      await expect(openStore(url, {})).rejects.toMatchObject({
        code: 'BAD_INPUT',
        message: expect.stringContaining('sqlite:PATH'),
      });
    },
  );
});
