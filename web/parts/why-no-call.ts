import type { Data } from '../documents/questions.graphql';

type Calls = Pick<NonNullable<Data['phoneCalls']>, 'lookedAt' | 'complete' | 'unknown' | 'kmUnknown'>;

/** Why no call would settle anything, as the key of its words. */
export function whyNoCall({ lookedAt, complete, unknown, kmUnknown }: Calls) {
  if (lookedAt === 0) return 'callsNobody';
  if (unknown === 0 && (kmUnknown ?? 0) === 0) return 'callsNothingOpen';
  return complete === lookedAt ? 'callsAllSaid' : 'callsNotAlone';
}
