import { requireFact } from '../arguments/codes.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { rootPage } from '../lists.ts';
import { entityFields } from './entity-fields.ts';

export const regionalNetworkResolvers = {
  Query: {
    regionalNetwork: (_, { code }, { reads }) => requireFact(reads, 'RegionalNetwork', code),
    regionalNetworks: (_, page, context) =>
      rootPage('RegionalNetwork', { name: 'regionalNetworks' }, page, context),
  },
  RegionalNetwork: {
    ...entityFields,
    members: ({ members }, _, { reads }) => reads.list('NationalSociety', members),
  },
} satisfies Resolvers;
