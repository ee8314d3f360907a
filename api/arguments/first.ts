import { badInput } from '../../graph/errors.ts';

const DEFAULT_FIRST = 20;
export const MAX_FIRST = 1000;

/** The length of a page: 20 when null. `first: 100000` is BAD_INPUT that names the limit. */
export function checkFirst(first: number | null | undefined, least = 0, most = MAX_FIRST): number {
  const asked = first ?? DEFAULT_FIRST;
  if (asked < least || asked > most)
    throw badInput('first', asked, `a whole number from ${least} to ${most}`);
  return asked;
}
