import { checkCodes } from '../arguments/codes.ts';
import { oneOf } from '../batches.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { rootPage } from '../lists.ts';
import { entityFields } from './entity-fields.ts';

export const practiceResolvers = {
  Query: {
    async practices(_, { filter, ...page }, context) {
      await Promise.all([
        checkCodes(context.reads, 'Country', 'filter.country', filter?.country),
        checkCodes(context.reads, 'ServiceType', 'filter.serviceTypes', filter?.serviceTypes),
      ]);
      const where = [...oneOf('countries', filter?.country), ...oneOf('serviceTypes', filter?.serviceTypes)];
      return rootPage('Practice', { name: 'practices', filter, where }, page, context);
    },
    indicators: (_, { filter, ...page }, context) =>
      rootPage(
        'Indicator',
        { name: 'indicators', filter, where: oneOf('level', filter?.level) },
        page,
        context,
      ),
  },
  Practice: {
    ...entityFields,
    serviceTypes: ({ serviceTypes }, _, { reads }) => reads.list('ServiceType', serviceTypes),
    countries: ({ countries }, _, { reads }) => reads.list('Country', countries),
  },
  Indicator: {
    ...entityFields,
    nationalSociety: ({ nationalSociety }, _, { reads }) => reads.find('NationalSociety', nationalSociety),
    network: ({ network }, _, { reads }) => reads.find('RegionalNetwork', network),
  },
} satisfies Resolvers;
