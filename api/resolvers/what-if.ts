import type { Resolvers } from '../generated/resolver-types.ts';
import { known } from '../known.ts';
import { whatIfAnswer } from '../what-if-answer.ts';
import { sourcesField } from './journey.ts';

export const whatIfResolvers = {
  Query: { whatIf: (_, question, context) => whatIfAnswer(context, question) },
  WhatIfAnswer: { sources: sourcesField },
  WhatIfCell: {
    stop: ({ stop }, _, context) => known(context, 'Stop', stop),
    serviceType: ({ serviceType }, _, context) => known(context, 'ServiceType', serviceType),
  },
} satisfies Resolvers;
