import type { Resolvers } from '../generated/resolver-types.ts';
import { cancelJob, findJob, startPlan } from '../jobs.ts';

export const jobResolvers = {
  Query: { job: (_, { id }, context) => findJob(context, id) },
  Mutation: {
    startPlan: (_, question, context) => startPlan(context, question),
    cancelJob: (_, { id }, context) => cancelJob(context, id),
  },
} satisfies Resolvers;
