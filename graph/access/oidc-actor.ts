import type { GraphStore } from '../store.ts';
import { keyedHash } from './keyed-hash.ts';

/** 132 bits: enough that no two subjects meet. */
const LENGTH = 22;

/**
 * The account of an identity provider as the audit log has it: `oidc:HASH`, the same for all its tokens. A subject may be an e-mail
 * address, and we keep nothing of persons; who holds the store finds whose acts they are by `trailcare key actor`.
 */
export async function oidcActor(store: GraphStore, issuer: string, subject: string): Promise<string> {
  const hash = await keyedHash(store, 'oidc subject', JSON.stringify([issuer, subject]));
  return `oidc:${hash.slice(0, LENGTH)}`;
}
