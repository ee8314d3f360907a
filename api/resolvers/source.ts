import type { Resolvers } from '../generated/resolver-types.ts';
import { rootPage } from '../lists.ts';
import { entityFields } from './entity-fields.ts';

export const sourceResolvers = {
  Query: {
    sources: (_, page, context, info) => rootPage('Source', { name: 'sources' }, page, context, info),
  },
  Source: { id: entityFields.id },
} satisfies Resolvers;
