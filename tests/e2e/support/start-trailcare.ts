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
  /** Of a store that only this server uses; it holds the bundled seeds. */
  readonly storeUrl: string;
  stop(): Promise<void>;
}

/** `trailcare serve` as a person starts it, on a free port and a new store; resolves when it says that it is ready. */
export async function startTrailcare({ demonstration = true } = {}): Promise<StartedTrailcare> {
  const storeUrl = `sqlite:${path.join(temporaryFolder(), 'graph.db')}`;
  const server = spawn(process.execPath, [TRAILCARE, 'serve', '--port', '0'], {
    env: {
      ...process.env,
      HOST: '',
      TRAILCARE_STORE: storeUrl,
      TRAILCARE_DEMONSTRATION: demonstration ? 'on' : 'off',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killNow = () => server.kill('SIGKILL');
  process.once('exit', killNow);
  const exited = once(server, 'exit').then(() => process.off('exit', killNow));
  const origin = await new Promise<string>((resolve, reject) => {
    let said = '';
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
    async stop() {
      server.kill('SIGTERM');
      await exited;
    },
  };
}
