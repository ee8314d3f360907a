import { requireFact } from '../arguments/codes.ts';
import { oneOf } from '../batches.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { pageBelow, rootPage } from '../lists.ts';
import { entityFields } from './entity-fields.ts';

export const providerResolvers = {
  Query: {
    provider: (_, { code }, { reads }) => requireFact(reads, 'Provider', code),
    providers: (_, { filter, ...page }, context, info) =>
      rootPage(
        'Provider',
        { name: 'providers', filter, where: oneOf('kind', filter?.kind) },
        page,
        context,
        info,
      ),
  },
  Provider: {
    ...entityFields,
    nationalSociety: ({ nationalSociety }, _, { reads }) => reads.find('NationalSociety', nationalSociety),
    services: pageBelow('Service', 'provider'),
  },
} satisfies Resolvers;
