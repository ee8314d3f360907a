import { requireMovement } from '../access/require-movement.ts';
import { bottlenecksAnswer } from '../bottlenecks-answer.ts';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { allKnown, known } from '../known.ts';
import { sourcesField } from './journey.ts';

const trailsField = ({ trails }: { readonly trails: readonly string[] }, _: unknown, context: Context) =>
  allKnown(context, 'Trail', trails);

export const bottleneckResolvers = {
  Query: {
    bottlenecks(_, question, context) {
      requireMovement(context, 'bottlenecks');
      return bottlenecksAnswer(context, question);
    },
  },
  Bottlenecks: {
    withoutEnds: ({ withoutEnds }, _, context) => allKnown(context, 'Trail', withoutEnds),
    sources: sourcesField,
  },
  StopPassed: {
    stop: ({ stop }, _, context) => known(context, 'Stop', stop),
    trails: trailsField,
  },
  LegPassed: {
    leg: ({ leg }, _, context) => known(context, 'Leg', leg),
    trails: trailsField,
  },
  SampledShares: { trails: trailsField },
  WaysBetween: {
    from: ({ from }, _, context) => known(context, 'Stop', from),
    to: ({ to }, _, context) => known(context, 'Stop', to),
    cutLegs: ({ cutLegs }, _, context) => allKnown(context, 'Leg', cutLegs),
    cutStops: ({ cutStops }, _, context) => allKnown(context, 'Stop', cutStops),
    cutDirectLegs: ({ cutDirectLegs }, _, context) => allKnown(context, 'Leg', cutDirectLegs),
    mustPassStops: ({ mustPassStops }, _, context) =>
      mustPassStops && allKnown(context, 'Stop', mustPassStops),
    mustPassLegs: ({ mustPassLegs }, _, context) => mustPassLegs && allKnown(context, 'Leg', mustPassLegs),
  },
} satisfies Resolvers;
