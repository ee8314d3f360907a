import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { temporaryFolder } from '../../support/load-toy.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** The command line's entry, as npx finds it. */
export const TRAILCARE = path.join(root, 'bin', 'trailcare.mjs');

export interface StartedTrailcare {
  /** Such as http://127.0.0.1:41234 */
  readonly origin: string;
  /** Of the store, which only this server uses. */
  readonly storeUrl: string;
  /** What it has written to its log until now. */
  log(): string;
  stop(): Promise<void>;
}

interface StartOptions {
  readonly demonstration?: boolean;
  /** A store that is there. Default: a new one, with the bundled seeds. */
  readonly storeUrl?: string;
  /** Default: a free one. */
  readonly port?: number;
  /** Further variables of its environment. */
  readonly env?: Readonly<Record<string, string>>;
}

export const newStoreUrl = () => `sqlite:${path.join(temporaryFolder(), 'graph.db')}`;

/** `trailcare serve` as a person starts it; resolves when it says that it is ready. */
export async function startTrailcare({
  demonstration = true,
  storeUrl = newStoreUrl(),
  port = 0,
  env = {},
}: StartOptions = {}): Promise<StartedTrailcare> {
  const server = spawn(process.execPath, [TRAILCARE, 'serve', '--port', String(port)], {
    env: {
      ...process.env,
      HOST: '',
      TRAILCARE_STORE: storeUrl,
      TRAILCARE_DEMONSTRATION: demonstration ? 'on' : 'off',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killNow = () => server.kill('SIGKILL');
  process.once('exit', killNow);
  const exited = once(server, 'exit').then(() => process.off('exit', killNow));
  let said = '';
  const origin = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const ready = /ready on (http:\S+)/.exec(said);
      if (ready) resolve(ready[1]!);
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)));
  });
  return {
    origin,
    storeUrl,
    log: () => said,
    async stop() {
      server.kill('SIGTERM');
      await exited;
    },
  };
}
