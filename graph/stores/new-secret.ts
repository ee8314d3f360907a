import { randomBytes } from 'node:crypto';
import type { RecordType } from '../store.ts';

const BYTES = 32;

/** The record of the store's own secret, which a migration writes once: 256 random bits in base64url. */
export function newSecret(): { type: RecordType; id: string; version: number; body: string; at: string } {
  const body = JSON.stringify(randomBytes(BYTES).toString('base64url'));
  return { type: 'secret', id: 'store', version: 1, body, at: new Date().toISOString() };
}
