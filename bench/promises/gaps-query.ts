import { readFileSync } from 'node:fs';

/** The contract's question for a trail's gaps, word for word, as it stands among the recorded ones. */
export const GAPS_QUERY = readFileSync(
  new URL('../../tests/api/queries/gaps.graphql', import.meta.url),
  'utf8',
);

export const trailCode = (n: number): string => `w-trail-${String(n).padStart(7, '0')}`;
