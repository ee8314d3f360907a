import type { Resolvers } from '../generated/resolver-types.ts';
import { entityFields } from './entity-fields.ts';

export const placeResolvers = {
  AdminArea: {
    ...entityFields,
    country: ({ country }, _, { reads }) => reads.find('Country', country),
    parent: ({ parent }, _, { reads }) => reads.find('AdminArea', parent),
  },
} satisfies Resolvers;
