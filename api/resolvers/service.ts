import { requireFact } from '../arguments/codes.ts';
import { serviceConditions } from '../arguments/service-conditions.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { rootPage } from '../lists.ts';
import { entityFields, pointOf, writableFields } from './entity-fields.ts';

export const serviceResolvers = {
  Query: {
    service: (_, { code }, { reads }) => requireFact(reads, 'Service', code),
    async services(_, { filter, ...page }, context, info) {
      const where = filter ? await serviceConditions(context.reads, filter, 'filter.') : [];
      return rootPage('Service', { name: 'services', filter, where }, page, context, info);
    },
  },
  Service: {
    ...entityFields,
    ...writableFields,
    serviceType: ({ serviceType }, _, { reads }) => reads.find('ServiceType', serviceType),
    provider: ({ provider }, _, { reads }) => reads.find('Provider', provider),
    branch: ({ branch }, _, { reads }) => reads.find('Branch', branch),
    location: pointOf,
    country: ({ country }, _, { reads }) => reads.find('Country', country),
    adminAreas: ({ adminAreas }, _, { reads }) => reads.list('AdminArea', adminAreas),
    stop: ({ stop }, _, { reads }) => reads.find('Stop', stop),
    leg: ({ leg }, _, { reads }) => reads.find('Leg', leg),
  },
} satisfies Resolvers;
