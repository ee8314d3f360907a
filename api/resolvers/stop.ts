import type { Condition } from '../../graph/store.ts';
import { checkCodes, requireFact } from '../arguments/codes.ts';
import { nearCondition } from '../arguments/near.ts';
import { textCondition } from '../arguments/text.ts';
import { oneOf } from '../batches.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { allBelow, pageBelow, rootPage } from '../lists.ts';
import { entityFields } from './entity-fields.ts';

const onTrail = (trail: string): Condition => ({
  test: 'some',
  kind: 'TrailStop',
  by: 'stop',
  where: oneOf('trail', trail),
});

export const stopResolvers = {
  Query: {
    stop: (_, { code }, { reads }) => requireFact(reads, 'Stop', code),
    async stops(_, { filter, ...page }, context, info) {
      await Promise.all([
        checkCodes(context.reads, 'Country', 'filter.country', filter?.country),
        checkCodes(context.reads, 'Trail', 'filter.trail', filter?.trail),
      ]);
      const where = [
        ...oneOf('country', filter?.country),
        ...oneOf('kind', filter?.kind),
        ...(filter?.trail ? [onTrail(filter.trail)] : []),
        ...nearCondition(filter?.near),
        ...textCondition(filter?.text),
      ];
      return rootPage('Stop', { name: 'stops', filter, where }, page, context, info);
    },
  },
  Stop: {
    ...entityFields,
    country: ({ country }, _, { reads }) => reads.find('Country', country),
    otherCountry: ({ otherCountry }, _, { reads }) => reads.find('Country', otherCountry),
    location: ({ lat, lon }) => ({ lat, lon }),
    adminAreas: ({ adminAreas }, _, { reads }) => reads.list('AdminArea', adminAreas),
    async trails({ code }, _, context) {
      const memberships = await allBelow(context, 'TrailStop', 'stop', code);
      return context.reads.list('Trail', memberships.map(({ trail }) => trail).toSorted());
    },
    legsOut: pageBelow('Leg', 'from'),
    legsIn: pageBelow('Leg', 'to'),
    services: pageBelow('Service', 'stop'),
    stocks: pageBelow('Stock', 'stop'),
  },
} satisfies Resolvers;
