import type { Resolvers } from '../generated/resolver-types.ts';
import { known } from '../known.ts';
import { planAnswer } from '../plan-answer.ts';
import { sourcesField } from './journey.ts';

export const planResolvers = {
  Query: { plan: (_, question, context) => planAnswer(context, question) },
  Plan: { sources: sourcesField },
  PlanSite: {
    stop: ({ stop }, _, context) => known(context, 'Stop', stop),
    serviceType: ({ serviceType }, _, context) => known(context, 'ServiceType', serviceType),
  },
  PlanLeg: { leg: ({ leg }, _, context) => known(context, 'Leg', leg) },
  PlanConflict: {
    country: ({ country }, _, { reads }) => reads.find('Country', country),
    stop: ({ stop }, _, { reads }) => reads.find('Stop', stop),
    serviceType: ({ serviceType }, _, { reads }) => reads.find('ServiceType', serviceType),
  },
  PlanJourney: {
    from: ({ from }, _, context) => known(context, 'Stop', from),
    to: ({ to }, _, context) => known(context, 'Stop', to),
    serviceType: ({ serviceType }, _, context) => known(context, 'ServiceType', serviceType),
  },
  PlanPair: {
    from: ({ from }, _, context) => known(context, 'Stop', from),
    to: ({ to }, _, context) => known(context, 'Stop', to),
  },
  PlanLeftOut: {
    serviceType: ({ serviceType }, _, context) => known(context, 'ServiceType', serviceType),
  },
} satisfies Resolvers;
