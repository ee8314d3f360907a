import { createHash } from 'node:crypto';
import { z } from 'zod';
import { TrailcareError } from '../graph/errors.ts';

/** Where a page of a list ends: the list, the revision of its first page, and the last member's place. */
interface Cursor {
  readonly revision: number;
  /** Name of the list with a digest of its arguments: a cursor of one list says nothing about another. */
  readonly list: string;
  /** What the list is ordered by, of the last member. */
  readonly position: string;
}

const VERSION = 1;
/**
 * Anybody can write a checksum. A revision that is no whole number is another one to the store than to the log of loads, by which its age
 * is known, and would be read however old it is.
 */
const bodySchema = z.tuple([z.literal(VERSION), z.int().nonnegative(), z.string(), z.string()]);

/** Tells a damaged cursor; it guards no secret, because a reader's rights are tested on every read. */
const checksum = (text: string) =>
  createHash('sha256').update(`cursor ${text}`).digest('base64url').slice(0, 8);

export function writeCursor({ revision, list, position }: Cursor): string {
  const body = JSON.stringify([VERSION, revision, list, position]);
  return Buffer.from(checksum(body) + body).toString('base64url');
}

/** BAD_INPUT when the text is no cursor that `writeCursor` wrote. */
export function readCursor(text: string): Cursor {
  const plain = Buffer.from(text, 'base64url').toString();
  const body = plain.slice(8);
  const invalid = () => badCursor(text, 'INVALID_CURSOR', 'is not a cursor that this API gave');
  if (Buffer.from(plain).toString('base64url') !== text || checksum(body) !== plain.slice(0, 8)) {
    throw invalid();
  }
  const read = bodySchema.safeParse(parsed(body));
  if (!read.success) throw invalid();
  const [, revision, list, position] = read.data;
  return { revision, list, position };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

export function badCursor(text: string, reason: string, problem: string): TrailcareError {
  const accepted =
    'the `endCursor` of a page of the same list with the same arguments, or null for the first page';
  return new TrailcareError('BAD_INPUT', `after: ${JSON.stringify(text)} ${problem}. Give ${accepted}.`, {
    argument: 'after',
    value: text,
    reason,
    accepted,
  });
}

/** `listKey('branches', { country: 'ETH' })`: the same for the same list and arguments, whatever their order. */
export function listKey(name: string, listArguments: unknown): string {
  const sorted = JSON.stringify(listArguments, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, inner]) => inner !== null && inner !== undefined)
            .toSorted(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value,
  );
  return `${name} ${createHash('sha256').update(sorted).digest('base64url').slice(0, 10)}`;
}
