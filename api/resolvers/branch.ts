import type { Condition } from '../../graph/store.ts';
import { checkCodes, requireFact } from '../arguments/codes.ts';
import { nearCondition } from '../arguments/near.ts';
import { textCondition } from '../arguments/text.ts';
import { oneOf } from '../batches.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { pageBelow, rootPage } from '../lists.ts';
import { entityFields, pointOf, versionField } from './entity-fields.ts';

const offering = (types: readonly string[]): Condition => ({
  test: 'some',
  kind: 'Service',
  by: 'branch',
  where: oneOf('serviceType', types),
});

export const branchResolvers = {
  Query: {
    branch: (_, { code }, { reads }) => requireFact(reads, 'Branch', code),
    async branches(_, { filter, ...page }, context) {
      const { reads } = context;
      await Promise.all([
        checkCodes(reads, 'Country', 'filter.country', filter?.country),
        checkCodes(reads, 'NationalSociety', 'filter.nationalSociety', filter?.nationalSociety),
        checkCodes(reads, 'ServiceType', 'filter.offers', filter?.offers),
      ]);
      const where = [
        ...oneOf('country', filter?.country),
        ...oneOf('nationalSociety', filter?.nationalSociety),
        ...oneOf('kind', filter?.kind),
        ...(filter?.offers ? [offering(filter.offers)] : []),
        ...nearCondition(filter?.near),
        ...textCondition(filter?.text),
      ];
      return rootPage('Branch', { name: 'branches', filter, where }, page, context);
    },
  },
  Branch: {
    ...entityFields,
    ...versionField,
    nationalSociety: ({ nationalSociety }, _, { reads }) => reads.find('NationalSociety', nationalSociety),
    country: ({ country }, _, { reads }) => reads.find('Country', country),
    location: pointOf,
    adminAreas: ({ adminAreas }, _, { reads }) => reads.list('AdminArea', adminAreas),
    services: pageBelow('Service', 'branch'),
  },
} satisfies Resolvers;
