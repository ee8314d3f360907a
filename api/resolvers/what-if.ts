import type { Resolvers } from '../generated/resolver-types.ts';
import { known } from '../known.ts';
import { whatIfAnswer } from '../what-if-answer.ts';
import { sourcesField } from './journey.ts';

export const whatIfResolvers = {
  Query: { whatIf: (_, question, context) => whatIfAnswer(context, question) },
  WhatIfAnswer: {
    sources: sourcesField,
    gapsMoved: (answer) => answer.gapsMoved(),
    journeys: ({ ways }, args, context) => ways.journeys(args, context),
    continuity: ({ ways }, args, context) => ways.continuity(args, context),
    bottlenecks: ({ ways }, args, context) => ways.bottlenecks(args, context),
  },
  WhatIfCell: {
    stop: ({ stop }, _, context) => known(context, 'Stop', stop),
    serviceType: ({ serviceType }, _, context) => known(context, 'ServiceType', serviceType),
    isolation: (cell) => cell.isolation(),
  },
  NearestCare: { stop: ({ stop }, _, context) => known(context, 'Stop', stop) },
  NotMeasured: {
    serviceType: ({ serviceType }, _, { reads }) => reads.find('ServiceType', serviceType),
    stop: ({ stop }, _, { reads }) => reads.find('Stop', stop),
    leg: ({ leg }, _, { reads }) => reads.find('Leg', leg),
  },
} satisfies Resolvers;
