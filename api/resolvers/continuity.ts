import { continuityAnswer } from '../continuity-answer.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { known } from '../known.ts';
import { journeyFields, sourcesField } from './journey.ts';
import { weakestLinkInWords } from '../weakest-link-in-words.ts';

export const continuityResolvers = {
  Query: { continuity: (_, question, context) => continuityAnswer(context, question) },
  ContinuityAnswer: { sources: sourcesField },
  JourneyCare: journeyFields,
  CareAlongJourney: {
    serviceType: ({ serviceType }, _, context) => known(context, 'ServiceType', serviceType),
  },
  Break: {
    from: ({ from }, _, context) => known(context, 'Stop', from),
    to: ({ to }, _, context) => known(context, 'Stop', to),
    legs: journeyFields.legs,
  },
  CareStretch: {
    from: ({ from }, _, context) => known(context, 'Stop', from),
    to: ({ to }, _, context) => known(context, 'Stop', to),
  },
  Handover: {
    fromCountry: ({ fromCountry }, _, context) => known(context, 'Country', fromCountry),
    toCountry: ({ toCountry }, _, context) => known(context, 'Country', toCountry),
    lastStop: ({ lastStop }, _, { reads }) => reads.find('Stop', lastStop),
    firstStop: ({ firstStop }, _, { reads }) => reads.find('Stop', firstStop),
    crossing: ({ crossing }, _, { reads }) => reads.find('Stop', crossing),
  },
  ReferralChain: { brokenAt: ({ brokenAt }, _, { reads }) => reads.find('Stop', brokenAt) },
  WeakestLink: {
    message: (link, _, context) => weakestLinkInWords(link, context),
    stop: ({ stop }, _, { reads }) => reads.find('Stop', stop),
  },
} satisfies Resolvers;
