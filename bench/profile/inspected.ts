import { createServer } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** A place of a program: what a profile counts by. */
export interface Frame {
  readonly functionName: string;
  /** `file:///…/api/coverage-answer.ts`, `node:internal/…`; empty for what is built in. */
  readonly url: string;
  readonly lineNumber: number;
}
export interface CpuProfile {
  readonly nodes: readonly { id: number; callFrame: Frame; children?: readonly number[] }[];
  readonly samples: readonly number[];
  /** Microseconds. */
  readonly timeDeltas: readonly number[];
}
export interface HeapProfileNode {
  readonly callFrame: Frame;
  /** Bytes that were allocated here, estimated by drawing. */
  readonly selfSize: number;
  readonly children: readonly HeapProfileNode[];
}

/** A Node process that runs with `--inspect`, asked by the protocol of V8's inspector. */
export interface Inspected {
  readonly ask: <T>(method: string, params?: Readonly<Record<string, unknown>>) => Promise<T>;
  close(): void;
}

/** A port of this machine that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return address.port;
}

/** Waits until the process listens. */
export async function inspect(port: number): Promise<Inspected> {
  const socket = new WebSocket(await debuggerUrl(port));
  await once(socket, 'open');
  const waiting = new Map<number, { resolve: (found: unknown) => void; reject: (problem: Error) => void }>();
  let count = 0;
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error } = JSON.parse(String(data)) as {
      id?: number;
      result?: unknown;
      error?: { message: string };
    };
    const asker = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || asker === undefined) return;
    waiting.delete(id);
    if (error === undefined) asker.resolve(result);
    else asker.reject(new Error(`The inspector answered: ${error.message}`));
  });
  return {
    ask: <T>(method: string, params = {}) =>
      new Promise<T>((resolve, reject) => {
        count += 1;
        waiting.set(count, { resolve: resolve as (found: unknown) => void, reject });
        socket.send(JSON.stringify({ id: count, method, params }));
      }),
    close: () => socket.close(),
  };
}

const TRIES = 100;

async function debuggerUrl(port: number): Promise<string> {
  for (let tries = 1; ; tries++) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
      const [target] = (await answer.json()) as { webSocketDebuggerUrl: string }[];
      return target!.webSocketDebuggerUrl;
    } catch (problem) {
      if (tries === TRIES) throw problem;
      await sleep(100);
    }
  }
}
