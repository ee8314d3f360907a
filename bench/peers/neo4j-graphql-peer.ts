import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { PEER_FOLDERS } from './folders.ts';

/** @neo4j/graphql in a process of its own, on the Neo4j at `boltUrl`. */
export interface Neo4jGraphqlPeer {
  readonly url: string;
  stop(): Promise<void>;
}

export async function startNeo4jGraphql(boltUrl: string): Promise<Neo4jGraphqlPeer> {
  const script = path.join(PEER_FOLDERS.neo4jGraphql, 'serve.mjs');
  if (!existsSync(script)) throw new Error('The peers are not there: run `npm run bench:peers` once.');
  const child = spawn(process.execPath, [script, boltUrl], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /ready on (\S+)/.exec(line)?.[1];
    if (url === undefined) continue;
    return {
      url,
      async stop() {
        child.stdin.end();
        await exited;
      },
    };
  }
  throw new Error('@neo4j/graphql ended before it was ready.');
}
