import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { allRecords } from '../all-records.ts';
import { TrailcareError, notFound } from '../errors.ts';
import { inOneLoad } from '../in-one-load.ts';
import type { GraphStore } from '../store.ts';
import { type Principal, type Scope, SCOPES } from './principal.ts';
import { parseRole, type Role, roleText } from './roles.ts';

/** An API key as it is kept: its secret only as a hash. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly scopes: readonly Scope[];
  readonly createdAt: string;
  /** Null: it does not expire. */
  readonly expiresAt: string | null;
  /** Null: it was not revoked. */
  readonly revokedAt: string | null;
}

export interface NewKey {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly scopes: readonly Scope[];
  readonly expiresAt: string | null;
}

const bodySchema = z.strictObject({
  name: z.string(),
  roles: z.array(z.string()),
  scopes: z.array(z.enum(SCOPES)),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  hash: z.string(),
});
type Body = z.infer<typeof bodySchema>;

/** `trailcare_ID_SECRET`: the prefix lets scanners of repositories find a key that was committed by mistake. */
const KEY_PATTERN = /^trailcare_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;
/** How long a key waits for a load that runs. */
const WAIT_MS = 10_000;

/** Whether a bearer token is meant to be a key of ours, well formed or not. */
export const looksLikeApiKey = (token: string): boolean => token.startsWith('trailcare_');

/** Makes a key; the text is shown once and kept nowhere. The secret has 256 bits, so one SHA-256 is enough of a hash. */
export async function createApiKey(
  store: GraphStore,
  key: NewKey,
  by: { actor: string; now: Date },
): Promise<{ key: ApiKey; text: string }> {
  const id = randomBytes(8).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  const body: Body = {
    name: key.name,
    roles: key.roles.map(roleText),
    scopes: [...key.scopes],
    createdAt: by.now.toISOString(),
    expiresAt: key.expiresAt,
    revokedAt: null,
    hash: hashOf(secret),
  };
  await writeKey(store, { id, body, version: 0 }, { actor: by.actor, action: 'key create' });
  return { key: keyOf(id, body), text: `trailcare_${id}_${secret}` };
}

/** All keys, revoked and expired ones too, by id. */
export async function listApiKeys(store: GraphStore): Promise<ApiKey[]> {
  const keys: ApiKey[] = [];
  for await (const { id, body } of allRecords(store, 'api-key')) keys.push(keyOf(id, parseBody(body)));
  return keys;
}

/** From the next request on the key is refused, on every server of this store. NOT_FOUND when there is no such key. */
export async function revokeApiKey(
  store: GraphStore,
  id: string,
  by: { actor: string; now: Date },
): Promise<ApiKey> {
  const record = await store.record('api-key', id);
  if (record === null) throw notFound('API key', id);
  const body = parseBody(record.body);
  if (body.revokedAt !== null) return keyOf(id, body);
  const revoked = { ...body, revokedAt: by.now.toISOString() };
  await writeKey(
    store,
    { id, body: revoked, version: record.version },
    { actor: by.actor, action: 'key revoke' },
  );
  return keyOf(id, revoked);
}

/** Who holds the key. UNAUTHENTICATED for one that is malformed, unknown, revoked or expired. One store read. */
export async function principalOfKey(store: GraphStore, text: string, now: Date): Promise<Principal> {
  const match = KEY_PATTERN.exec(text);
  const record = match === null ? null : await store.record('api-key', match[1]!);
  const body = record === null ? null : parseBody(record.body);
  // Unknown keys are compared too: a wrong secret and a wrong id take the same time and get the same words.
  const given = Buffer.from(hashOf(match?.[2] ?? ''));
  const right = timingSafeEqual(given, Buffer.from(body?.hash ?? hashOf('none')));
  if (match === null || body === null || !right) throw unauthenticated('This API key is not known.');
  if (body.revokedAt !== null) throw unauthenticated(`This API key was revoked at ${body.revokedAt}.`);
  if (body.expiresAt !== null && now.getTime() >= Date.parse(body.expiresAt)) {
    throw unauthenticated(`This API key expired at ${body.expiresAt}.`);
  }
  const { roles, scopes } = keyOf(match[1]!, body);
  return { kind: 'account', actor: `key:${match[1]!}`, roles, scopes };
}

export function unauthenticated(message: string, cause?: unknown): TrailcareError {
  return new TrailcareError('UNAUTHENTICATED', message, {}, cause);
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

const parseBody = (body: string): Body => bodySchema.parse(JSON.parse(body));

function keyOf(id: string, { name, roles, scopes, createdAt, expiresAt, revokedAt }: Body): ApiKey {
  return { id, name, roles: roles.map(parseRole), scopes, createdAt, expiresAt, revokedAt };
}

async function writeKey(
  store: GraphStore,
  { id, body, version }: { id: string; body: Body; version: number },
  { actor, action }: { actor: string; action: string },
): Promise<void> {
  await inOneLoad(store, WAIT_MS, async (session) => {
    await session.putRecord('api-key', id, JSON.stringify(body), version);
    const { name, roles, scopes, expiresAt, revokedAt } = body;
    await session.commit({
      actor,
      format: action,
      source: 'access',
      files: [],
      summary: JSON.stringify({ key: id, name, roles, scopes, expiresAt, revokedAt }),
    });
  });
}
