import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { storeUnavailable } from '../errors.ts';
import type { GraphStore } from '../store.ts';

const bodySchema = z.string().regex(/^[\w-]{43}$/);

/** Read once for each opened store: it never changes. */
const secrets = new WeakMap<GraphStore, Promise<string>>();

/**
 * A hash that nobody can compute, or test a guess with, who does not hold the store: HMAC-SHA-256 under its secret. One text has
 * another hash for another `purpose`.
 */
export async function keyedHash(
  store: GraphStore,
  purpose: 'fact version' | 'oidc subject',
  text: string,
): Promise<string> {
  const secret = await secretOf(store);
  return createHmac('sha256', secret)
    .update(JSON.stringify([purpose, text]))
    .digest('base64url');
}

function secretOf(store: GraphStore): Promise<string> {
  let secret = secrets.get(store);
  if (secret === undefined) {
    secret = readSecret(store);
    secrets.set(store, secret);
    // A store that was away is asked again.
    secret.catch(() => secrets.delete(store));
  }
  return secret;
}

async function readSecret(store: GraphStore): Promise<string> {
  const record = await store.record('secret', 'store');
  if (record === null) throw storeUnavailable('The store has no secret yet: it must first be migrated.');
  return bodySchema.parse(JSON.parse(record.body));
}
