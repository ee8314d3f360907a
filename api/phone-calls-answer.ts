import type { PhoneCall, PhoneCallOrder } from '../graph/analysis/phone-calls.ts';
import { answerOn } from './answers-on.ts';
import type { QuestionArguments } from './arguments/question.ts';
import { type AvailabilityAnswer, availabilityInCodes } from './availability-answer.ts';
import type { Context } from './context.ts';
import { readMeasured } from './what-if-answer.ts';

/** A call with codes in place of the network's numbers. */
export interface PhoneCallInCodes extends Pick<
  PhoneCall,
  'questionsSettled' | 'kmSettled' | 'personKmSettled' | 'kmWithoutFlow'
> {
  readonly country: string;
  readonly serviceType: string;
  readonly askWhom: readonly string[];
  readonly availability: AvailabilityAnswer;
}

interface PhoneCallArguments extends QuestionArguments {
  readonly trails?: readonly string[] | null | undefined;
  readonly orderBy: PhoneCallOrder;
}

/** The whole list, the day of the question, and the codes of the sources on which it rests. */
export async function phoneCallsAnswer(
  context: Context,
  question: PhoneCallArguments,
): Promise<{ asOf: string; list: readonly PhoneCallInCodes[]; sources: readonly string[] }> {
  const { asked, trails } = await readMeasured(context, question);
  const { view, types } = asked;
  const { orderBy } = question;
  const key = JSON.stringify(['phoneCalls', trails, types, asked.groups, orderBy]);
  const measured = { trails, types, groups: asked.groups };
  const { list, sources } = await answerOn(view, key, context, (signal) =>
    context.analyses.run(view, 'phoneCalls', { measured, orderBy }, signal),
  );
  context.restsOn.noteLater(() => sources);
  const { countries, serviceTypes, societies } = view.network;
  return {
    asOf: asked.asOf,
    sources,
    list: list.map(({ country, type, askWhom, availability, ...settled }) => ({
      ...settled,
      country: countries.codes[country]!,
      serviceType: serviceTypes.codes[type]!,
      askWhom: askWhom.map((society) => societies.codes[society]!),
      availability: availabilityInCodes(view.network, availability),
    })),
  };
}
