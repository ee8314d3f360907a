import { checkCodes } from '../arguments/codes.ts';
import { oneOf } from '../batches.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { rootPage } from '../lists.ts';
import { entityFields, writableFields } from './entity-fields.ts';

const holding = (day: string | null | undefined) => (day ? [{ test: 'validOn', day } as const] : []);

/** Agreements and referrals: what joins one side of a border to the other. */
export const cooperationResolvers = {
  Query: {
    async agreements(_, { filter, ...page }, context, info) {
      await Promise.all([
        checkCodes(context.reads, 'NationalSociety', 'filter.nationalSociety', filter?.nationalSociety),
        checkCodes(context.reads, 'ServiceType', 'filter.topics', filter?.topics),
      ]);
      const where = [
        ...oneOf('parties', filter?.nationalSociety),
        ...oneOf('topics', filter?.topics),
        ...holding(filter?.validOn),
      ];
      return rootPage('Agreement', { name: 'agreements', filter, where }, page, context, info);
    },
    async referrals(_, { filter, ...page }, context, info) {
      await checkCodes(context.reads, 'ServiceType', 'filter.serviceTypes', filter?.serviceTypes);
      const where = [...oneOf('serviceType', filter?.serviceTypes), ...holding(filter?.validOn)];
      return rootPage('Referral', { name: 'referrals', filter, where }, page, context, info);
    },
  },
  Agreement: {
    ...entityFields,
    ...writableFields,
    parties: ({ parties }, _, { reads }) => reads.list('NationalSociety', parties),
    topics: ({ topics }, _, { reads }) => reads.list('ServiceType', topics),
    from: ({ validFrom }) => validFrom,
    until: ({ validUntil }) => validUntil,
  },
  Referral: {
    ...entityFields,
    ...writableFields,
    serviceType: ({ serviceType }, _, { reads }) => reads.find('ServiceType', serviceType),
    fromService: ({ fromService }, _, { reads }) => reads.find('Service', fromService),
    fromBranch: ({ fromBranch }, _, { reads }) => reads.find('Branch', fromBranch),
    toService: ({ toService }, _, { reads }) => reads.find('Service', toService),
    toBranch: ({ toBranch }, _, { reads }) => reads.find('Branch', toBranch),
    from: ({ validFrom }) => validFrom,
    until: ({ validUntil }) => validUntil,
  },
} satisfies Resolvers;
