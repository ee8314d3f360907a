import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A request whose answer is on its way. */
interface Open {
  sent: boolean;
  over: boolean;
  readonly told: Set<(sent: boolean) => void>;
}

const openOf = new WeakMap<ServerResponse, Open>();
/**
 * What ends when a connection does. Of requests that were sent one after the other without waiting, only the first has the connection:
 * Node tells the answers of the others nothing when it is closed.
 */
const endsOf = new WeakMap<Socket, Set<() => void>>();

function watch({ raw: { socket } }: FastifyRequest, { raw }: FastifyReply): Open {
  const open: Open = { sent: raw.writableFinished, over: raw.destroyed || socket.destroyed, told: new Set() };
  openOf.set(raw, open);
  if (open.over) return open;
  const ends = endsOf.get(socket) ?? new Set<() => void>();
  if (!endsOf.has(socket)) {
    endsOf.set(socket, ends);
    socket.once('close', () => {
      for (const end of ends) end();
    });
  }
  const end = () => {
    if (open.over) return;
    open.over = true;
    ends.delete(end);
    for (const tell of open.told) tell(open.sent);
  };
  ends.add(end);
  raw.once('finish', () => (open.sent = true));
  raw.once('close', end);
  return open;
}

/** Whether the answer has been sent, or can no longer be. */
export const isOver = ({ raw }: FastifyReply): boolean => openOf.get(raw)?.over ?? raw.destroyed;

/** Aborts when the connection closes before the answer is sent. */
export function goneSignal(request: FastifyRequest, reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  whenOver(request, reply, (sent) => {
    if (!sent) gone.abort();
  });
  return gone.signal;
}

/** Calls `tell` once: with true when the answer has been sent, with false when it can no longer be, which may be at once. */
export function whenOver(request: FastifyRequest, reply: FastifyReply, tell: (sent: boolean) => void): void {
  const open = openOf.get(reply.raw) ?? watch(request, reply);
  if (open.over) tell(open.sent);
  else open.told.add(tell);
}
