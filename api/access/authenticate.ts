import type { FastifyRequest } from 'fastify';
import { looksLikeApiKey, principalOfKey, unauthenticated } from '../../graph/access/api-keys.ts';
import { ANONYMOUS, LOCAL_USER, type Principal } from '../../graph/access/principal.ts';
import type { GraphStore } from '../../graph/store.ts';
import { isForwarded } from './is-forwarded.ts';
import type { TokenVerifier } from './token-verifier.ts';

export interface Authentication {
  readonly store: GraphStore;
  /** Null where no identity provider is set up: then API keys alone are accounts. */
  readonly verifyToken: TokenVerifier | null;
  /** Whether only this machine can reach the server. */
  readonly onLoopback: boolean;
  readonly now: () => Date;
}

/** Who asks. Rejects with UNAUTHENTICATED for credentials that are not right: they are never taken for none. */
export async function authenticate(request: FastifyRequest, from: Authentication): Promise<Principal> {
  const token = bearerToken(request);
  if (token !== null) {
    if (looksLikeApiKey(token)) return principalOfKey(from.store, token, from.now());
    if (from.verifyToken !== null) return from.verifyToken(token);
    throw unauthenticated('This server knows API keys alone: no identity provider is set up.');
  }
  // Where there is an identity provider, who gives no token is anybody. Behind a proxy on this machine, too.
  const local = from.onLoopback && from.verifyToken === null;
  return local && !isForwarded(request) ? LOCAL_USER : ANONYMOUS;
}

function bearerToken({ headers: { authorization } }: FastifyRequest): string | null {
  if (authorization === undefined) return null;
  const match = /^Bearer +([\w.~+/=-]{1,8192})$/i.exec(authorization);
  if (match === null) throw unauthenticated('The header Authorization must be `Bearer TOKEN`.');
  return match[1]!;
}
