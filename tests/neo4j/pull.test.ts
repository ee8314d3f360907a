import { beforeAll, expect, it } from 'vitest';
import { type OpenedStore, loadFacts } from '../contract/context.ts';
import { world } from '../api/support/world.ts';
import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';
import { temporaryFolder } from '../support/load-toy.ts';
import { runPull } from '../support/run-pull.ts';
import { faults, openSourceServer } from '../support/source-server.ts';

describeOnNeo4j('a pull into Neo4j', ({ url, env, openEmpty }) => {
  let opened: OpenedStore;
  let revision = 0;
  // A cold server on a busy machine takes a minute and a half for this; the pull itself takes seconds.
  beforeAll(async () => {
    opened = await openEmpty();
    await loadFacts(opened.store, world());
    revision = await opened.store.revision();
  }, 300_000);

  it('loads nothing of an interrupted list, all of it the next time, and nothing more the third time', async () => {
    const { store, close } = opened;
    const server = await openSourceServer();
    const root = temporaryFolder();
    const pull = async () => {
      const words = ['ifrc-go-local-units', '--base-url', server.url, '--folder', root, '--json'];
      const { exitCode, out } = await runPull(url, words, { env });
      return { exitCode, said: out === '' ? null : (JSON.parse(out) as unknown) };
    };
    try {
      server.fault = ({ query }) => (query.get('offset') === '4' ? faults.status(500) : undefined);
      expect(await pull()).toEqual({ exitCode: 1, said: null });
      expect(await store.revision()).toBe(revision);
      server.fault = () => undefined;
      expect(await pull()).toMatchObject({ exitCode: 0, said: { accepted: 5, revision: revision + 1 } });
      expect(await pull()).toMatchObject({
        exitCode: 0,
        said: { rows: 0, revision: revision + 1, pulled: { state: 'unchanged' } },
      });
    } finally {
      await server.close();
      await close();
    }
  });
});
