import type { Condition } from '../../graph/store.ts';
import { checkCodes, requireFact } from '../arguments/codes.ts';
import { oneOf } from '../batches.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { allBelow, pageBelow, rootPage } from '../lists.ts';
import { entityFields, localNameOf } from './entity-fields.ts';

const memberOf = (network: string): Condition => ({
  test: 'some',
  kind: 'RegionalNetwork',
  by: 'members',
  where: oneOf('code', network),
});

export const nationalSocietyResolvers = {
  Query: {
    nationalSociety: (_, { code }, { reads }) => requireFact(reads, 'NationalSociety', code),
    async nationalSocieties(_, { filter, ...page }, context) {
      await checkCodes(context.reads, 'Country', 'filter.country', filter?.country);
      await checkCodes(context.reads, 'RegionalNetwork', 'filter.network', filter?.network);
      const where = [
        ...oneOf('country', filter?.country),
        ...oneOf('ifrcRegion', filter?.region),
        ...(filter?.network ? [memberOf(filter.network)] : []),
      ];
      return rootPage('NationalSociety', { name: 'nationalSocieties', filter, where }, page, context);
    },
  },
  NationalSociety: {
    ...entityFields,
    localNames: ({ localNames }) => localNames.map(localNameOf),
    country: ({ country }, _, { reads }) => reads.find('Country', country),
    networks: ({ code }, _, context) => allBelow(context, 'RegionalNetwork', 'members', code),
    branches: pageBelow('Branch', 'nationalSociety'),
    provider: async ({ code }, _, context) =>
      (await allBelow(context, 'Provider', 'nationalSociety', code))[0] ?? null,
    agreements: pageBelow('Agreement', 'parties'),
  },
} satisfies Resolvers;
