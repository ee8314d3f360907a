import { requireFact } from '../arguments/codes.ts';
import { oneOf } from '../batches.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { allBelow, pageBelow, rootPage } from '../lists.ts';
import { entityFields, localNameOf, pointOf } from './entity-fields.ts';

export const countryResolvers = {
  Query: {
    country: (_, { code }, { reads }) => requireFact(reads, 'Country', code),
    countries: (_, { filter, ...page }, context, info) =>
      rootPage(
        'Country',
        { name: 'countries', filter, where: oneOf('ifrcRegion', filter?.region) },
        page,
        context,
        info,
      ),
  },
  Country: {
    ...entityFields,
    localNames: ({ names }) => names.map(localNameOf),
    location: pointOf,
    borders: ({ borders }, _, { reads }) => reads.list('Country', borders),
    nationalSocieties: ({ code }, _, context) => allBelow(context, 'NationalSociety', 'country', code),
    branches: pageBelow('Branch', 'country'),
    stops: pageBelow('Stop', 'country'),
    services: pageBelow('Service', 'country'),
    incidentTotals: pageBelow('IncidentTotal', 'country'),
    stocks: pageBelow('Stock', 'country'),
    stocksFrom: pageBelow('Stock', 'origin'),
    flowsOut: pageBelow('Flow', 'origin'),
    flowsIn: pageBelow('Flow', 'destination'),
  },
} satisfies Resolvers;
