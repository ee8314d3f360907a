import { TrailcareError, notFound } from '../../graph/errors.ts';
import type { KindName } from '../../graph/model/kinds.ts';
import { CODE_PATTERN } from '../../graph/model/field.ts';
import type { Batches } from '../batches.ts';
import { candidatesFor } from '../candidates.ts';
import type { Entity } from '../entity.ts';

/** How a kind is called in messages: 'NationalSociety' is 'national society', several are 'national societies'. */
const wordsOf = (kind: KindName) => kind.replaceAll(/(?<=[a-z])[A-Z]/g, ' $&').toLowerCase();
const severalOf = (kind: KindName) =>
  wordsOf(kind).replace(/(?:y|ch)?$/, (end) => ({ y: 'ies', ch: 'ches' })[end] ?? 's');

/** The fact of a code; NOT_FOUND with the nearest codes when there is none that the reader may read. */
export async function requireFact<N extends KindName>(
  reads: Batches,
  kind: N,
  code: string,
): Promise<Entity<N>> {
  const found = await reads.find(kind, code);
  if (found === null) throw notFound(wordsOf(kind), code, await candidatesFor(reads.toCheck, kind, code));
  return found;
}

/** Checks codes in an argument that filters; BAD_INPUT with the nearest codes for the first that does not exist. */
export async function checkCodes(
  reads: Batches,
  kind: KindName,
  argument: string,
  codes: readonly string[] | string | null | undefined,
): Promise<void> {
  const asked = codes === null || codes === undefined ? [] : typeof codes === 'string' ? [codes] : codes;
  const found = await Promise.all(
    asked.map(async (code) => CODE_PATTERN.test(code) && (await reads.toCheck.find(kind, code)) !== null),
  );
  const unknown = asked.find((_, place) => !found[place]);
  if (unknown === undefined) return;
  const candidates = await candidatesFor(reads.toCheck, kind, unknown);
  const nearest = candidates.length > 0 ? ` Nearest: ${candidates.join(', ')}.` : '';
  throw new TrailcareError(
    'BAD_INPUT',
    `${argument}: there is no ${wordsOf(kind)} with code ${JSON.stringify(unknown)}.${nearest}`,
    { argument, value: unknown, accepted: `codes of ${severalOf(kind)}`, candidates },
  );
}
