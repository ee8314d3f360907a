import { requireSome } from '../arguments/require-some.ts';
import { type CellChangeAnswer, changesAnswer } from '../changes-answer.ts';
import { connectionOfList, pagingOf } from '../connection.ts';
import { listKey } from '../cursor.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { known } from '../known.ts';

const cellKey = ({ stop, serviceType, group }: CellChangeAnswer) => `${stop} ${serviceType} ${group}`;

export const changesResolvers = {
  Query: { changes: (_, question, context) => changesAnswer(context, question) },
  Changes: {
    cells({ question, cells }, { turns, ...page }, context) {
      requireSome('turns', turns);
      const paging = pagingOf(listKey('changes of cells', { question, turns }), page, context);
      return connectionOfList(
        paging,
        turns ? cells.filter(({ turn }) => turns.includes(turn)) : cells,
        cellKey,
      );
    },
    services({ question, services }, { turns, ...page }, context) {
      requireSome('turns', turns);
      const paging = pagingOf(listKey('changes of services', { question, turns }), page, context);
      return connectionOfList(
        paging,
        turns ? services.filter(({ turn }) => turns.includes(turn)) : services,
        ({ service }) => service,
      );
    },
    sources: ({ sources }, _, { reads }) => reads.list('Source', sources),
  },
  CellChange: {
    stop: ({ stop }, _, context) => known(context, 'Stop', stop),
    serviceType: ({ serviceType }, _, context) => known(context, 'ServiceType', serviceType),
  },
  ServiceChange: { service: ({ service }, _, context) => known(context, 'Service', service) },
} satisfies Resolvers;
