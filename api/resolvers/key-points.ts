import { IFRC_REGIONS } from '../../graph/model/closed-lists.ts';
import { connectionOfList, pagingOf } from '../connection.ts';
import { listKey } from '../cursor.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { keyPointsAnswer } from '../key-points-answer.ts';
import { allKnown, known } from '../known.ts';

export const keyPointResolvers = {
  Query: { keyPoints: (_, question, context) => keyPointsAnswer(context, question) },
  KeyPoints: {
    points({ question, points }, { capacities, ...page }, context) {
      const paging = pagingOf(listKey('keyPoints', { question, capacities }), page, context);
      return connectionOfList(
        paging,
        capacities ? points.filter(({ capacity }) => capacities.includes(capacity)) : points,
        ({ society, stop }) => `${society} ${stop}`,
      );
    },
    sources: ({ sources }, _, { reads }) => reads.list('Source', sources),
  },
  KeyPointsAtLevel: {
    nationalSociety: ({ level, of }, _, { reads }) =>
      level === 'NATIONAL' ? reads.find('NationalSociety', of) : null,
    network: ({ level, of }, _, { reads }) =>
      level === 'NETWORK' ? reads.find('RegionalNetwork', of) : null,
    region: ({ level, of }) =>
      level === 'REGIONAL' ? (IFRC_REGIONS.find((region) => region === of) ?? null) : null,
    societies: ({ societies }) => societies.length,
  },
  KeyPoint: {
    nationalSociety: ({ society }, _, context) => known(context, 'NationalSociety', society),
    stop: ({ stop }, _, context) => known(context, 'Stop', stop),
    services: ({ services }, _, context) => allKnown(context, 'Service', services),
    branches: ({ branches }, _, context) => allKnown(context, 'Branch', branches),
  },
} satisfies Resolvers;
