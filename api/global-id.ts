import { badInput } from '../graph/errors.ts';
import { CODE_PATTERN } from '../graph/model/field.ts';
import { type EntityKind, isEntityKind } from './entity.ts';

/** `globalId('Stop', 'agadez')` is base64url of `Stop:agadez`. */
export function globalId(kind: EntityKind, code: string): string {
  return Buffer.from(`${kind}:${code}`).toString('base64url');
}

/** The kind and code behind an id; BAD_INPUT when it is none of ours. */
export function parseGlobalId(id: string): { kind: EntityKind; code: string } {
  const text = Buffer.from(id, 'base64url').toString();
  const colon = text.indexOf(':');
  const kind = text.slice(0, colon);
  const code = text.slice(colon + 1);
  // Written back, it must be the same: base64 has several spellings of one text, an id has one.
  if (colon < 0 || !isEntityKind(kind) || !CODE_PATTERN.test(code) || globalId(kind, code) !== id) {
    throw badInput('id', id, 'an id of this API: take one from the `id` of an answer');
  }
  return { kind, code };
}
