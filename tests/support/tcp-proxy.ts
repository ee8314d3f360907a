import { once } from 'node:events';
import { createServer, connect, type Socket } from 'node:net';

/** What happens to what is sent through the proxy from now on. */
export type Line =
  /** Passed on, so many milliseconds after it came, in each direction half of it. */
  | { readonly kind: 'open'; readonly roundTripMs: number }
  /** Taken, and never passed on: as a network that drops packets, or a server that hangs. */
  | { readonly kind: 'black-hole' }
  /** Cut, and refused: as a server that is down. */
  | { readonly kind: 'down' };

export interface TcpProxy {
  readonly port: number;
  /** Bytes that come into a black hole are lost for good, and connections that lost some are cut when the line opens again. */
  set(line: Line): void;
  close(): Promise<void>;
}

/** A line between a client and a server on this machine, with which a test can do what networks do. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  let line: Line = { kind: 'open', roundTripMs: 0 };
  const pairs = new Set<{ readonly client: Socket; readonly server: Socket; lost: boolean }>();
  const listener = createServer((client) => {
    if (line.kind === 'down') {
      client.destroy();
      return;
    }
    const server = connect(targetPort, '127.0.0.1');
    const pair = { client, server, lost: false };
    pairs.add(pair);
    const end = () => {
      client.destroy();
      server.destroy();
      pairs.delete(pair);
    };
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.setNoDelay(true);
      from.on('error', end);
      from.on('close', () => {
        // Nothing passes a black hole, the news that the other has hung up neither.
        if (line.kind === 'black-hole') pair.lost = true;
        else end();
      });
      from.on('data', (bytes: Buffer) => {
        if (line.kind === 'black-hole') {
          pair.lost = true;
          return;
        }
        const delayMs = line.kind === 'open' ? line.roundTripMs / 2 : 0;
        if (delayMs === 0) to.write(bytes);
        // Timers of one length keep their order.
        else setTimeout(() => to.destroyed || to.write(bytes), delayMs);
      });
    }
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  const cut = (which: (pair: { readonly lost: boolean }) => boolean) => {
    for (const pair of pairs) {
      if (!which(pair)) continue;
      pair.client.destroy();
      pair.server.destroy();
      pairs.delete(pair);
    }
  };
  return {
    port: address.port,
    set(next) {
      line = next;
      if (next.kind === 'down') cut(() => true);
      if (next.kind === 'open') cut(({ lost }) => lost);
    },
    async close() {
      cut(() => true);
      listener.close();
      await once(listener, 'close');
    },
  };
}
