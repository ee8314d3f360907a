import { type Connection, connectionOfList, pagingOf } from '../connection.ts';
import { listKey } from '../cursor.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { allKnown, known } from '../known.ts';
import { type PhoneCallInCodes, type PhoneCallsAnswer, phoneCallsAnswer } from '../phone-calls-answer.ts';
import { sourcesField } from './journey.ts';

export type PhoneCallsPage = Connection<PhoneCallInCodes> & PhoneCallsAnswer;

export const phoneCallResolvers = {
  Query: {
    async phoneCalls(_, { first, after, ...question }, context) {
      const answer = await phoneCallsAnswer(context, question);
      const { asOf, list } = answer;
      const paging = pagingOf(listKey('phoneCalls', { ...question, asOf }), { first, after }, context);
      const keyOf = ({ country, serviceType }: PhoneCallInCodes) => `${country} ${serviceType}`;
      return { ...answer, ...connectionOfList(paging, list, keyOf) };
    },
  },
  PhoneCallConnection: {
    withheld: ({ withheld }, _, context) => allKnown(context, 'ServiceType', withheld),
    sources: sourcesField,
  },
  PhoneCall: {
    country: ({ country }, _, context) => known(context, 'Country', country),
    serviceType: ({ serviceType }, _, context) => known(context, 'ServiceType', serviceType),
    askWhom: ({ askWhom }, _, context) => allKnown(context, 'NationalSociety', askWhom),
  },
} satisfies Resolvers;
