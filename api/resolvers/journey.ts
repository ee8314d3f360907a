import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { journeysAnswer } from '../journey-answer.ts';
import { allKnown } from '../known.ts';
import { noJourneyInWords } from '../no-journey-in-words.ts';

/** Stops and legs of a journey, for both of its types. */
export const journeyFields = {
  stops: ({ stops }: { readonly stops: readonly string[] }, _: unknown, context: Context) =>
    allKnown(context, 'Stop', stops),
  legs: ({ legs }: { readonly legs: readonly string[] }, _: unknown, context: Context) =>
    allKnown(context, 'Leg', legs),
};

/** The sources of an answer that names their codes. */
export const sourcesField = (
  { sources }: { readonly sources: readonly string[] },
  _: unknown,
  { reads }: Context,
) => reads.list('Source', sources);

export const journeyResolvers = {
  Query: { journeys: (_, question, context) => journeysAnswer(context, question) },
  JourneyAnswer: { sources: sourcesField },
  Journey: journeyFields,
  NoJourney: {
    message: (reason, _, context) => noJourneyInWords(reason, context),
    stop: ({ stop }, _, { reads }) => reads.find('Stop', stop),
  },
} satisfies Resolvers;
