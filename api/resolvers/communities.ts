import { communitiesAnswer } from '../communities-answer.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { allKnown, known } from '../known.ts';

export const communitiesResolvers = {
  Query: { communities: (_, question, context) => communitiesAnswer(context, question) },
  Communities: {
    unplaced: ({ unplaced }, _, context) => allKnown(context, 'NationalSociety', unplaced),
    sources: ({ sources }, _, { reads }) => reads.list('Source', sources),
  },
  Community: {
    societies: ({ societies }, _, context) => allKnown(context, 'NationalSociety', societies),
    async networks({ societies }, _, { reads }) {
      const networks = await reads.all('RegionalNetwork');
      return networks
        .map((network) => ({ network, members: societies.filter((code) => network.members.includes(code)) }))
        .filter(({ members }) => members.length > 0);
    },
  },
  CommunityNetwork: {
    members: ({ members }, _, context) => allKnown(context, 'NationalSociety', members),
  },
  SocietyFlow: {
    a: ({ a }, _, context) => known(context, 'NationalSociety', a),
    b: ({ b }, _, context) => known(context, 'NationalSociety', b),
  },
} satisfies Resolvers;
