import {
  createRemoteJWKSet,
  customFetch,
  errors,
  type JWTPayload,
  jwtVerify,
  type JWTVerifyGetKey,
} from 'jose';
import { z } from 'zod';
import { unauthenticated } from '../../graph/access/api-keys.ts';
import { SCOPES, type Principal } from '../../graph/access/principal.ts';
import { parseRole, type Role } from '../../graph/access/roles.ts';
import { secureUrl } from '../secure-url.ts';
import { patiently } from './patiently.ts';

export interface OidcConfig {
  /** As in the `iss` of its tokens. */
  readonly issuer: string;
  /** What tokens for us have in `aud`. */
  readonly audience: string;
  /** Null: found by the issuer's discovery document. */
  readonly jwksUrl: string | null;
  /** Name of the claim that holds the roles: a list of texts, or one text with spaces. */
  readonly rolesClaim: string;
  /** By how much the clocks may differ. */
  readonly clockSkewSeconds: number;
}

export type TokenVerifier = (token: string) => Promise<Principal>;

/** Signatures by a private key alone: with HS256 the public key, known to all, would be the secret, and `none` is no signature. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const TIMEOUT_MS = 5_000;
/** Between two looks for a key that is not known: an attacker's invented key ids must not make us ask without end. */
const COOLDOWN_MS = 10_000;

/** How the audit log names an account: not by its subject, which may be the name of a person. */
type ActorOf = (issuer: string, subject: string) => Promise<string>;

interface Options {
  readonly now?: () => Date;
  readonly cooldownMs?: number;
  /** Milliseconds that only go forward. */
  readonly clock?: () => number;
}

/**
 * Verifies bearer tokens of one OpenID Connect provider. Rejects with UNAUTHENTICATED for a token that is not right, and with
 * STORE_UNAVAILABLE when the provider's keys cannot be fetched, so that nobody is taken for nobody because of a lost network.
 */
export function tokenVerifier(
  config: OidcConfig,
  actorOf: ActorOf,
  { now = () => new Date(), cooldownMs = COOLDOWN_MS, clock = () => performance.now() }: Options = {},
): TokenVerifier {
  let keys: Promise<JWTVerifyGetKey> | null = null;
  const attempt = patiently({ clock });
  const keySet = () => {
    keys ??= remoteKeys(config, cooldownMs, attempt);
    // A failed discovery is tried again by a later token.
    keys.catch(() => {
      keys = null;
    });
    return keys;
  };
  return async (token) => {
    const getKey = await keySet();
    let payload: JWTPayload;
    try {
      ({ payload } = await jwtVerify(token, getKey, {
        issuer: config.issuer,
        audience: config.audience,
        algorithms: ALGORITHMS,
        clockTolerance: config.clockSkewSeconds,
        currentDate: now(),
        requiredClaims: ['exp', 'sub'],
      }));
    } catch (error) {
      throw inWords(error);
    }
    return {
      kind: 'account',
      actor: await actorOf(config.issuer, payload.sub!),
      roles: rolesIn(payload, config.rolesClaim),
      scopes: SCOPES,
    };
  };
}

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: secureUrl });
const keysSchema = z.looseObject({ keys: z.array(z.looseObject({})) });

async function remoteKeys(
  config: OidcConfig,
  cooldownMs: number,
  attempt: ReturnType<typeof patiently>,
): Promise<JWTVerifyGetKey> {
  const url = config.jwksUrl ?? (await attempt(() => discover(config.issuer)));
  return createRemoteJWKSet(new URL(url), {
    cooldownDuration: cooldownMs,
    // Checked here, so that an answer that holds no keys is a failed attempt too.
    [customFetch]: (address) =>
      attempt(async () => Response.json(keysSchema.parse(await fetchJson(address)))),
  });
}

async function discover(issuer: string): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const document = discoverySchema.parse(await fetchJson(url));
  if (document.issuer !== issuer) throw new Error(`${url} is of issuer ${document.issuer}.`);
  return document.jwks_uri;
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' });
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}.`);
  return response.json();
}

function inWords(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return unauthenticated('This token has expired.', error);
  if (error instanceof errors.JWTClaimValidationFailed) {
    return unauthenticated(`This token is not for this server: its claim ${error.claim} is wrong.`, error);
  }
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
    return unauthenticated('This token is signed with a key that its provider does not publish.', error);
  }
  if (error instanceof errors.JOSEError) return unauthenticated('This is no valid token.', error);
  return error;
}

/** Words that are no role of ours are left out: a provider's roles may be of other programs too. */
function rolesIn(payload: JWTPayload, claim: string): Role[] {
  const value = payload[claim];
  const words = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/\s+/) : [];
  return words.flatMap((word) => {
    if (typeof word !== 'string') return [];
    try {
      return [parseRole(word)];
    } catch {
      return [];
    }
  });
}
