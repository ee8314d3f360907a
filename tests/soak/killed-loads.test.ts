import { type Moment, killedLoadContract } from '../contract/killed-load.ts';
import { peakMemory } from '../contract/killed-server.ts';
import { temporaryFolder } from '../contract/sqlite-folder.ts';
import { describeOnNeo4j, onServer } from '../support/describe-on-neo4j.ts';
import { startNeo4jServer } from '../support/neo4j-server.ts';

const size = 100_000;
const log = console.log;
const minutes = 60_000;

/** A load of 100,000 has 20 puts. The commit takes SQLite 0.4 to 1.4 s, Neo4j some milliseconds. */
const moments = (waitsInCommit: number[]): Moment[] => [
  { after: 'began', waitMs: 0 },
  { after: 'put 1', waitMs: 100 },
  { after: 'put 11', waitMs: 30 },
  { after: 'put 20', waitMs: 0 },
  ...waitsInCommit.map((waitMs) => ({ after: 'committing', waitMs })),
];

killedLoadContract(
  'SQLite',
  {
    open: async () => {
      const { file, remove } = temporaryFolder();
      return { url: `sqlite:${file}`, env: {}, close: async () => remove() };
    },
  },
  { size, moments: moments([0, 100, 400, 1_000]), timeoutMs: 30 * minutes, log },
);

describeOnNeo4j('with 1 GB of heap', () => {
  killedLoadContract(
    'Neo4j',
    {
      // A server of its own: emptying the shared one of a million versions would take minutes.
      open: async () => {
        const server = await startNeo4jServer({ heapMb: 1024 });
        const { pid } = server;
        const { url, env, openEmpty } = onServer(server);
        const { close } = await openEmpty();
        return {
          url,
          env,
          close: async () => {
            if (pid !== null) log(`Neo4j: the server's peak was ${peakMemory(pid)}`);
            await close();
            await server.stop();
          },
        };
      },
    },
    { size, moments: moments([0, 5, 30]), timeoutMs: 60 * minutes, log },
  );
});
