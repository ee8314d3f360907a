import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { TrailcareError } from '../../graph/errors.ts';
import { unauthenticated } from '../../graph/access/api-keys.ts';
import { SCOPES, type Principal } from '../../graph/access/principal.ts';
import { parseRole, type Role } from '../../graph/access/roles.ts';

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

/**
 * Verifies bearer tokens of one OpenID Connect provider. Rejects with UNAUTHENTICATED for a token that is not right, and with
 * STORE_UNAVAILABLE when the provider's keys cannot be fetched, so that nobody is taken for nobody because of a lost network.
 */
export function tokenVerifier(
  config: OidcConfig,
  { now = () => new Date(), cooldownMs = COOLDOWN_MS }: { now?: () => Date; cooldownMs?: number } = {},
): TokenVerifier {
  let keys: Promise<JWTVerifyGetKey> | null = null;
  const keySet = () => {
    keys ??= remoteKeys(config, cooldownMs);
    // A failed discovery is tried again by the next token.
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
      actor: `oidc:${payload.sub!}`,
      roles: rolesIn(payload, config.rolesClaim),
      scopes: SCOPES,
    };
  };
}

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url() });

async function remoteKeys(config: OidcConfig, cooldownMs: number): Promise<JWTVerifyGetKey> {
  const options = { timeoutDuration: TIMEOUT_MS, cooldownDuration: cooldownMs };
  return createRemoteJWKSet(new URL(config.jwksUrl ?? (await discover(config.issuer))), options);
}

async function discover(issuer: string): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' });
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    const document = discoverySchema.parse(await response.json());
    if (document.issuer !== issuer) throw new Error(`it is of issuer ${document.issuer}`);
    return document.jwks_uri;
  } catch (error) {
    throw providerAway(error);
  }
}

function providerAway(cause: unknown): TrailcareError {
  return new TrailcareError(
    'STORE_UNAVAILABLE',
    'The identity provider cannot be reached, so tokens cannot be verified now. Try again later.',
    {},
    cause,
  );
}

function inWords(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return unauthenticated('This token has expired.', error);
  if (error instanceof errors.JWTClaimValidationFailed) {
    return unauthenticated(`This token is not for this server: its claim ${error.claim} is wrong.`, error);
  }
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
    return unauthenticated('This token is signed with a key that its provider does not publish.', error);
  }
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return providerAway(error);
  // jose says so of an answer that is not 200 or not JSON, and of nothing else without a subclass.
  if (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC') return providerAway(error);
  if (error instanceof errors.JOSEError) return unauthenticated('This is no valid token.', error);
  return error instanceof TypeError ? providerAway(error) : error;
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
