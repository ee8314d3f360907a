import { connectionOfList, pagingOf } from '../connection.ts';
import { criticalAnswer } from '../critical-answer.ts';
import { listKey } from '../cursor.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { known } from '../known.ts';

export const criticalServicesResolvers = {
  Query: {
    async criticalServices(_, { first, after, ...question }, context) {
      const { asOf, list } = await criticalAnswer(context, question);
      const paging = pagingOf(listKey('criticalServices', { ...question, asOf }), { first, after }, context);
      return connectionOfList(paging, list, ({ code }) => code);
    },
  },
  CriticalService: {
    service: ({ by, code }, _, context) => (by === 'SERVICE' ? known(context, 'Service', code) : null),
    branch: ({ by, code }, _, context) => (by === 'BRANCH' ? known(context, 'Branch', code) : null),
    provider: ({ by, code }, _, context) => (by === 'PROVIDER' ? known(context, 'Provider', code) : null),
  },
} satisfies Resolvers;
