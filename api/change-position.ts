import { z } from 'zod';
import { badInput } from '../graph/errors.ts';
import { KIND_NAMES } from '../graph/model/kinds.ts';
import type { ChangePlace } from '../graph/store.ts';

const schema = z.tuple([z.enum(KIND_NAMES as [ChangePlace['kind']]), z.string(), z.string()]);

/** Where a change stands in the list of its load, as a text to go on from. */
export function positionOf({ kind, code, source }: ChangePlace): string {
  return Buffer.from(JSON.stringify([kind, code, source])).toString('base64url');
}

export function readPosition(text: string): ChangePlace {
  try {
    const [kind, code, source] = schema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return { kind, code, source };
  } catch (cause) {
    throw badInput('after', text, 'the `position` of a change', cause);
  }
}
