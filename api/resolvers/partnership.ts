import { connectionOfList, pagingOf } from '../connection.ts';
import { listKey } from '../cursor.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { allKnown, known } from '../known.ts';
import { missingLinkInWords } from '../missing-link-in-words.ts';
import { partnershipsAnswer } from '../partnerships-answer.ts';
import { sourcesField } from './journey.ts';

export const partnershipResolvers = {
  Query: {
    async partnerships(_, { first, after, orderBy, ...question }, context) {
      const { pairs, ...answer } = await partnershipsAnswer(context, question);
      const key = listKey('partnerships', { ...question, orderBy, asOf: answer.asOf });
      const paging = pagingOf(key, { first, after }, context);
      return { ...connectionOfList(paging, pairs, ({ a, b }) => `${a} ${b}`), ...answer };
    },
  },
  PartnershipConnection: { sources: sourcesField },
  Partnership: {
    a: ({ a }, _, context) => known(context, 'NationalSociety', a),
    b: ({ b }, _, context) => known(context, 'NationalSociety', b),
    sharedTrails: ({ sharedTrails }, _, context) => allKnown(context, 'Trail', sharedTrails),
    sources: sourcesField,
    referrals: ({ referrals }, _, context) => allKnown(context, 'Referral', referrals),
  },
  SharedBorder: {
    fromCountry: ({ fromCountry }, _, context) => known(context, 'Country', fromCountry),
    toCountry: ({ toCountry }, _, context) => known(context, 'Country', toCountry),
    crossing: ({ crossing }, _, { reads }) => reads.find('Stop', crossing),
    lastStop: ({ lastStop }, _, { reads }) => reads.find('Stop', lastStop),
    firstStop: ({ firstStop }, _, { reads }) => reads.find('Stop', firstStop),
  },
  BorderHandover: {
    serviceType: ({ serviceType }, _, context) => known(context, 'ServiceType', serviceType),
  },
  MissingLink: {
    message: (link, _, context) => missingLinkInWords(link, context),
    serviceType: ({ serviceType }, _, context) => known(context, 'ServiceType', serviceType),
  },
  PartnershipAgreement: { agreement: ({ code }, _, context) => known(context, 'Agreement', code) },
} satisfies Resolvers;
