import fastifyRateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '../../graph/access/principal.ts';
import { sendError } from '../http/send-error.ts';
import { whenOver } from '../http/when-over.ts';
import type { Limits } from './limits.ts';

interface ClientLimits {
  readonly limits: Pick<Limits, 'clientRequestsPerMinute' | 'clientRequestsAtOnce'>;
  readonly principalOf: (request: FastifyRequest) => Principal | undefined;
}

interface ClientChecks {
  /** For a hook that runs when it is known who asks; false: it has been answered that it may not. */
  readonly mayAsk: (request: FastifyRequest, reply: FastifyReply) => Promise<boolean>;
  /** Whose request it is, after that; undefined: of the user of this machine. */
  readonly clientOf: (request: FastifyRequest) => string | undefined;
}

const CLIENTS_KEPT = 10_000;
const TOO_MANY = 429;

/**
 * Answers 429 to a client that asks too much, by its account or else its address (IPv6 hands out networks of 64 bits, which are one client). The user of this machine, who may run anything on it, is no
 * client to be held back.
 */
export async function limitClients(
  app: FastifyInstance,
  { limits, principalOf }: ClientLimits,
): Promise<ClientChecks> {
  await app.register(fastifyRateLimit, { global: false, cache: CLIENTS_KEPT, ipv6Subnet: 64 });
  const perMinute = { max: limits.clientRequestsPerMinute, timeWindow: '1 minute' };
  const ofAddress = app.createRateLimit(perMinute);
  const ofAccount = app.createRateLimit({
    ...perMinute,
    keyGenerator: (request) => principalOf(request)?.actor ?? 'none',
  });
  const running = new Map<string, number>();
  const clients = new WeakMap<FastifyRequest, string>();

  async function refuse(reply: FastifyReply, told: string, limit: number, retryAfterSeconds: number) {
    const details = { limit, retryAfterSeconds, accepted: `at most ${limit}` };
    reply.header('retry-after', String(retryAfterSeconds));
    await sendError(
      reply,
      TOO_MANY,
      `${told}; the limit is ${limit}. Try again later.`,
      'LIMIT_EXCEEDED',
      details,
    );
    return false;
  }

  async function mayAsk(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const kind = principalOf(request)?.kind;
    if (kind === 'local') return true;
    const rate = await (kind === 'account' ? ofAccount : ofAddress)(request);
    if (!rate.isAllowed && rate.isExceeded) {
      const told = `This client asked more than ${rate.max} times within a minute`;
      return refuse(reply, told, rate.max, Math.max(1, rate.ttlInSeconds));
    }
    const client = rate.key;
    const atOnce = (running.get(client) ?? 0) + 1;
    if (atOnce > limits.clientRequestsAtOnce) {
      return refuse(reply, `This client waits for ${atOnce} answers at once`, limits.clientRequestsAtOnce, 1);
    }
    running.set(client, atOnce);
    clients.set(request, client);
    whenOver(request, reply, () => {
      const left = (running.get(client) ?? 1) - 1;
      if (left <= 0) running.delete(client);
      else running.set(client, left);
    });
    return true;
  }

  return { mayAsk, clientOf: (request) => clients.get(request) };
}
