import { TrailcareError } from '../../graph/errors.ts';
import { CODE_PATTERN } from '../../graph/model/field.ts';
import { foldText } from '../../graph/model/text.ts';
import type { Found } from '../../graph/store.ts';
import type { Batches } from '../batches.ts';
import { candidatesFor } from '../candidates.ts';

/** More stops than share a name anywhere. */
const SEARCHED = 1_000;

/**
 * The code of the stop that a code or name means: `Wad_Al_Mahi` is the stop called Wad Al Mahi. NOT_FOUND with the nearest codes
 * when none is called so, BAD_INPUT with the codes when several are.
 */
export async function resolveStop(reads: Batches, argument: string, text: string): Promise<string> {
  if (CODE_PATTERN.test(text) && (await reads.toCheck.find('Stop', text)) !== null) return text;
  const folded = foldText(text);
  const found = folded === '' ? [] : await namedLike(reads, argument, text, folded);
  const named = found
    .map(({ fact }) => fact)
    .filter(({ name, alternatives }) =>
      [name, ...(Array.isArray(alternatives) ? alternatives : [])].some(
        (called) => typeof called === 'string' && foldText(called) === folded,
      ),
    );
  const [only, another] = named;
  if (only !== undefined && another === undefined) return only.code;
  const shown = JSON.stringify(text);
  if (only !== undefined) {
    const candidates = named.map(({ code }) => code);
    throw new TrailcareError(
      'BAD_INPUT',
      `${argument}: ${candidates.length} stops are called ${shown}. Give one of the codes ${candidates.join(', ')}.`,
      { argument, value: text, accepted: 'the code of a stop, or a name that only one has', candidates },
    );
  }
  const candidates = await candidatesFor(reads.toCheck, 'Stop', text);
  const nearest = candidates.length > 0 ? ` Nearest: ${candidates.join(', ')}.` : '';
  throw new TrailcareError(
    'NOT_FOUND',
    `${argument}: there is no stop with code or name ${shown}.${nearest}`,
    {
      argument,
      what: 'stop',
      value: text,
      accepted: 'the code or name of a stop',
      candidates,
    },
  );
}

/** Stops that are perhaps called so. Of too many, which the store would cut, none are taken for all. */
async function namedLike(
  { toCheck }: Batches,
  argument: string,
  text: string,
  folded: string,
): Promise<Found[]> {
  const found = await toCheck.search(folded, ['Stop'], SEARCHED + 1);
  if (found.length <= SEARCHED) return found;
  throw new TrailcareError(
    'LIMIT_EXCEEDED',
    `${argument}: more than ${SEARCHED} stops have names with words that begin as ${JSON.stringify(text)}. Give the code of the stop.`,
    { argument, value: text, limit: SEARCHED, accepted: 'the code of a stop' },
  );
}

export function resolveStops(
  reads: Batches,
  argument: string,
  texts: readonly string[] | null | undefined,
): Promise<string[]> {
  return Promise.all((texts ?? []).map((text) => resolveStop(reads, argument, text)));
}
