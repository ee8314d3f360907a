import { TrailcareError } from '../graph/errors.ts';
import type { Context } from './context.ts';
import type { NoJourneyAnswer } from './journey-answer.ts';
import { noJourneyInWords } from './no-journey-in-words.ts';

/** NOT_FOUND with the reason when there is no journey: an empty answer would look like "nothing breaks". */
export async function foundOrThrow<A extends { readonly noJourney: NoJourneyAnswer | null }>(
  context: Context,
  answer: A,
): Promise<A> {
  if (answer.noJourney === null) return answer;
  const message = await noJourneyInWords(answer.noJourney, context);
  throw new TrailcareError('NOT_FOUND', message, { reason: answer.noJourney.code, what: 'journey' });
}
