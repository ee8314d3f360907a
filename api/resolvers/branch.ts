import { branchConditions } from '../arguments/branch-conditions.ts';
import { requireFact } from '../arguments/codes.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { pageBelow, rootPage } from '../lists.ts';
import { entityFields, pointOf, writableFields } from './entity-fields.ts';

export const branchResolvers = {
  Query: {
    branch: (_, { code }, { reads }) => requireFact(reads, 'Branch', code),
    async branches(_, { filter, ...page }, context, info) {
      const where = await branchConditions(context.reads, filter ?? {}, 'filter.');
      return rootPage('Branch', { name: 'branches', filter, where }, page, context, info);
    },
  },
  Branch: {
    ...entityFields,
    ...writableFields,
    nationalSociety: ({ nationalSociety }, _, { reads }) => reads.find('NationalSociety', nationalSociety),
    country: ({ country }, _, { reads }) => reads.find('Country', country),
    location: pointOf,
    adminAreas: ({ adminAreas }, _, { reads }) => reads.list('AdminArea', adminAreas),
    services: pageBelow('Service', 'branch'),
  },
} satisfies Resolvers;
