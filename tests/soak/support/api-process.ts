import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from '../../../bin/node24.mjs';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly {
      readonly message: string;
      readonly extensions: { readonly code?: string };
    }[];
    readonly extensions?: Record<string, unknown>;
  };
  /** Milliseconds from sending to the whole answer. */
  readonly ms: number;
}

/** `trailcare serve` in a process of its own, which a test may kill. */
export interface ApiProcess {
  readonly origin: string;
  readonly child: ChildProcess;
  /** What it wrote, to both streams. */
  said(): string;
  status(name: '/livez' | '/readyz'): Promise<number | null>;
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** Resolves with the milliseconds that it took until it was ready, from now. */
  ready(withinMs?: number): Promise<number>;
  /** Ends it, and tells how and after how many milliseconds. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<{ readonly code: number | null; readonly ms: number }>;
}

const LOOK_MS = 20;

/** `before` are words that run it: a program that limits it. */
export async function startApi(
  storeUrl: string,
  {
    env = {},
    port,
    before = [],
  }: { env?: Record<string, string>; port?: number; before?: readonly string[] } = {},
): Promise<ApiProcess> {
  const own = port ?? (await freePort());
  const words = [
    ...before,
    process.execPath,
    path.join(projectRoot, 'loaders/cli.ts'),
    'serve',
    '--port',
    String(own),
  ];
  const child = spawn(words[0]!, words.slice(1), {
    env: {
      ...process.env,
      HOST: '',
      TRAILCARE_STORE: storeUrl,
      TRAILCARE_DEMONSTRATION: 'off',
      // The same questions are asked again and again here, to be answered each time.
      TRAILCARE_KEPT_ANSWERS_MB: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killNow = () => child.kill('SIGKILL');
  process.once('exit', killNow);
  const exited = once(child, 'exit').then(() => process.off('exit', killNow));
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (said += String(text)));
  const origin = `http://127.0.0.1:${own}`;
  const status = async (name: string) => {
    try {
      const answer = await fetch(`${origin}${name}`);
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return null;
    }
  };
  return {
    origin,
    child,
    said: () => said,
    status,
    async ask(query, variables = {}) {
      const beganMs = performance.now();
      const answer = await fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      const body = (await answer.json()) as Answer['body'];
      return { status: answer.status, headers: answer.headers, body, ms: performance.now() - beganMs };
    },
    async ready(withinMs = 300_000) {
      const beganMs = performance.now();
      while ((await status('/readyz')) !== 200) {
        if (child.exitCode !== null || performance.now() - beganMs > withinMs) {
          throw new Error(`The server was not ready within ${withinMs} ms: ${said.slice(-3_000)}`);
        }
        await wait(LOOK_MS);
      }
      return performance.now() - beganMs;
    },
    async end(signal) {
      const beganMs = performance.now();
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await exited;
      return { code: child.exitCode, ms: performance.now() - beganMs };
    },
  };
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}
