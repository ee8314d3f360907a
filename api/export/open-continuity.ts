import { TrailcareError } from '../../graph/errors.ts';
import type { Context } from '../context.ts';
import { type ContinuityInCodes, continuityAnswer } from '../continuity-answer.ts';
import { noJourneyInWords } from '../no-journey-in-words.ts';
import { type JOURNEY, journeyArguments } from './parameters/journey-parameters.ts';
import type { ValuesOf } from './parameters/parameter.ts';

/** The journeys and their care; NOT_FOUND with the reason when there is no journey: an empty file would look like "nothing breaks". */
export async function openContinuity(
  context: Context,
  values: ValuesOf<typeof JOURNEY>,
): Promise<ContinuityInCodes> {
  const answer = await continuityAnswer(context, journeyArguments(values));
  if (answer.noJourney === null) return answer;
  const message = await noJourneyInWords(answer.noJourney, context);
  throw new TrailcareError('NOT_FOUND', message, { reason: answer.noJourney.code, what: 'journey' });
}
