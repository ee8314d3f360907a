import { checkCodes } from '../arguments/codes.ts';
import { oneOf } from '../batches.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { rootPage } from '../lists.ts';
import { entityFields, writableFields } from './entity-fields.ts';

export const statementResolvers = {
  Query: {
    async statements(_, { asOf, includeStale, country, ...page }, context, info) {
      await checkCodes(context.reads, 'Country', 'country', country);
      const day = asOf ?? context.today;
      const where = [
        ...oneOf('country', country),
        ...(includeStale ? [] : [{ test: 'freshOn', day } as const]),
      ];
      const filter = { day: includeStale ? null : day, country };
      return rootPage('Statement', { name: 'statements', filter, where }, page, context, info);
    },
  },
  Statement: {
    ...entityFields,
    ...writableFields,
    source: ({ source }, _, { reads }) => reads.find('Source', source),
    asOf({ code, asOf }) {
      if (asOf === null) throw new Error(`Statement ${code} has no asOf.`);
      return asOf;
    },
    country: ({ country }, _, { reads }) => reads.find('Country', country),
    adminArea: ({ adminArea }, _, { reads }) => reads.find('AdminArea', adminArea),
    serviceTypes: ({ serviceTypes }, _, { reads }) => reads.list('ServiceType', serviceTypes),
  },
} satisfies Resolvers;
