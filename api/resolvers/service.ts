import { checkCodes, requireFact } from '../arguments/codes.ts';
import { nearCondition } from '../arguments/near.ts';
import { resolveStop } from '../arguments/stops.ts';
import { oneOf } from '../batches.ts';
import type { Context } from '../context.ts';
import type { Resolvers, ServiceFilter } from '../generated/resolver-types.ts';
import { rootPage } from '../lists.ts';
import type { Condition } from '../../graph/store.ts';
import { entityFields, pointOf, versionField } from './entity-fields.ts';

export const serviceResolvers = {
  Query: {
    service: (_, { code }, { reads }) => requireFact(reads, 'Service', code),
    async services(_, { filter, ...page }, context) {
      const where = filter ? await conditionsOf(filter, context) : [];
      return rootPage('Service', { name: 'services', filter, where }, page, context);
    },
  },
  Service: {
    ...entityFields,
    ...versionField,
    serviceType: ({ serviceType }, _, { reads }) => reads.find('ServiceType', serviceType),
    provider: ({ provider }, _, { reads }) => reads.find('Provider', provider),
    branch: ({ branch }, _, { reads }) => reads.find('Branch', branch),
    location: pointOf,
    country: ({ country }, _, { reads }) => reads.find('Country', country),
    adminAreas: ({ adminAreas }, _, { reads }) => reads.list('AdminArea', adminAreas),
    stop: ({ stop }, _, { reads }) => reads.find('Stop', stop),
    leg: ({ leg }, _, { reads }) => reads.find('Leg', leg),
  },
} satisfies Resolvers;

async function conditionsOf(filter: ServiceFilter, { reads }: Context): Promise<Condition[]> {
  await Promise.all([
    checkCodes(reads, 'ServiceType', 'filter.serviceTypes', filter.serviceTypes),
    checkCodes(reads, 'Country', 'filter.country', filter.country),
    checkCodes(reads, 'Provider', 'filter.provider', filter.provider),
    checkCodes(reads, 'Branch', 'filter.branch', filter.branch),
  ]);
  const { remote, validOn } = filter;
  return [
    ...oneOf('serviceType', filter.serviceTypes),
    ...oneOf('country', filter.country),
    ...oneOf('provider', filter.provider),
    ...oneOf('branch', filter.branch),
    ...(filter.stop ? oneOf('stop', await resolveStop(reads, 'filter.stop', filter.stop)) : []),
    ...oneOf('groups', filter.groups),
    ...oneOf('status', filter.status),
    ...(typeof remote === 'boolean' ? [{ test: 'is', field: 'remote', value: remote } as const] : []),
    ...(validOn ? [{ test: 'validOn', day: validOn } as const] : []),
    ...nearCondition(filter.near),
  ];
}
