import { connectionOfList, pagingOf } from '../connection.ts';
import { listKey } from '../cursor.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { allKnown, known } from '../known.ts';
import { phoneCallsAnswer } from '../phone-calls-answer.ts';

export const phoneCallResolvers = {
  Query: {
    async phoneCalls(_, { first, after, ...question }, context) {
      const { asOf, list } = await phoneCallsAnswer(context, question);
      const paging = pagingOf(listKey('phoneCalls', { ...question, asOf }), { first, after }, context);
      return connectionOfList(paging, list, ({ country, serviceType }) => `${country} ${serviceType}`);
    },
  },
  PhoneCall: {
    country: ({ country }, _, context) => known(context, 'Country', country),
    serviceType: ({ serviceType }, _, context) => known(context, 'ServiceType', serviceType),
    askWhom: ({ askWhom }, _, context) => allKnown(context, 'NationalSociety', askWhom),
  },
} satisfies Resolvers;
