import { type Connection, connectionOfList, pagingOf } from '../connection.ts';
import { type CriticalAnswer, criticalAnswer, type CriticalInCodes } from '../critical-answer.ts';
import { listKey } from '../cursor.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { allKnown, known } from '../known.ts';
import { sourcesField } from './journey.ts';

export type CriticalPage = Connection<CriticalInCodes> & CriticalAnswer;

export const criticalServicesResolvers = {
  Query: {
    async criticalServices(_, { first, after, ...question }, context) {
      const answer = await criticalAnswer(context, question);
      const { asOf, list } = answer;
      const paging = pagingOf(listKey('criticalServices', { ...question, asOf }), { first, after }, context);
      return { ...answer, ...connectionOfList(paging, list, ({ code }) => code) };
    },
  },
  CriticalServiceConnection: {
    withheld: ({ withheld }, _, context) => allKnown(context, 'ServiceType', withheld),
    sources: sourcesField,
  },
  CriticalService: {
    service: ({ by, code }, _, context) => (by === 'SERVICE' ? known(context, 'Service', code) : null),
    branch: ({ by, code }, _, context) => (by === 'BRANCH' ? known(context, 'Branch', code) : null),
    provider: ({ by, code }, _, context) => (by === 'PROVIDER' ? known(context, 'Provider', code) : null),
  },
} satisfies Resolvers;
