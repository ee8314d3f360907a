import type { View } from '../graph/analysis/view.ts';
import { orderedCalls, type PhoneCallOrder } from '../graph/analysis/ordered-calls.ts';
import type { PhoneCall, PhoneCalls } from '../graph/analysis/phone-calls.ts';
import type { WhatIfAsk } from '../graph/analysis/what-if.ts';
import { withheld } from '../graph/analysis/withheld.ts';
import { answerOn } from './answers-on.ts';
import type { QuestionArguments } from './arguments/question.ts';
import { type AvailabilityAnswer, availabilityInCodes } from './availability-answer.ts';
import type { Context } from './context.ts';
import { readMeasured } from './what-if-answer.ts';
import { withheldTypes } from './withheld-types.ts';

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

/** The whole list with what says what an empty one means, the day of the question, and the codes of the sources on which it rests. */
export interface PhoneCallsAnswer extends Omit<PhoneCalls, 'list'> {
  readonly asOf: string;
  readonly list: readonly PhoneCallInCodes[];
  /** Expected cells of the types that are not withheld, and those of which nobody knows. */
  readonly expected: number;
  readonly unknown: number;
  readonly kmUnknown: number | null;
  readonly withheld: readonly string[];
  readonly sources: readonly string[];
}

interface PhoneCallArguments extends QuestionArguments {
  readonly trails?: readonly string[] | null | undefined;
  readonly orderBy: PhoneCallOrder;
}

export async function phoneCallsAnswer(
  context: Context,
  question: PhoneCallArguments,
): Promise<PhoneCallsAnswer> {
  const { asked, trails } = await readMeasured(context, question);
  const { view, groups } = asked;
  const types = asked.types.filter((type) => withheld(view.network, type) === 'NOTHING');
  const { calls, ...told } = await callsOn(context, view, { trails, types, groups });
  context.restsOn.noteLater(() => told.sources);
  const { countries, serviceTypes, societies } = view.network;
  return {
    ...told,
    asOf: asked.asOf,
    withheld: withheldTypes(view.network, asked.types),
    list: orderedCalls(calls, question.orderBy).map(
      ({ country, type, askWhom, availability, ...settled }) => ({
        ...settled,
        country: countries.codes.at(country),
        serviceType: serviceTypes.codes.at(type),
        askWhom: askWhom.map((society) => societies.codes.at(society)),
        availability: availabilityInCodes(view.network, availability),
      }),
    ),
  };
}

type Called = Omit<PhoneCallsAnswer, 'asOf' | 'list' | 'withheld'> & { readonly calls: readonly PhoneCall[] };

/** In no order yet: who asks for another order asks for the same calls. */
async function callsOn(context: Context, view: View, measured: WhatIfAsk): Promise<Called> {
  if (measured.types.length === 0) {
    return { calls: [], lookedAt: 0, complete: 0, expected: 0, unknown: 0, kmUnknown: null, sources: [] };
  }
  const { found, sources } = await answerOn(
    view,
    JSON.stringify(['phoneCalls', measured]),
    context,
    (signal) => context.analyses.run(view, 'phoneCalls', { measured }, signal),
  );
  const { list, lookedAt, complete, cells, km } = found;
  return {
    calls: list,
    lookedAt,
    complete,
    expected: cells.expected,
    unknown: cells.UNKNOWN,
    kmUnknown: km?.kmUnknown ?? null,
    sources,
  };
}
