import { optional, ref } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

export const referral = defineKind(
  'Referral',
  {
    serviceType: ref('ServiceType', 'Service type for which people are referred'),
    fromService: optional(ref('Service', 'Service that refers')),
    fromBranch: optional(ref('Branch', 'Branch that refers')),
    toService: optional(ref('Service', 'Service to which it refers')),
    toBranch: optional(ref('Branch', 'Branch to which it refers')),
  },
  {
    about: 'A referral from a service or branch to another, for a service type.',
    indexed: ['serviceType', 'fromService', 'fromBranch', 'toService', 'toBranch'],
    relationships: {
      serviceType: 'FOR',
      fromService: 'REFERS_FROM',
      fromBranch: 'REFERS_FROM_BRANCH',
      toService: 'REFERS_TO',
      toBranch: 'REFERS_TO_BRANCH',
    },
    owners: ['fromService', 'fromBranch', 'toService', 'toBranch'],
    restsOn: ['fromService', 'fromBranch', 'toService', 'toBranch'],
    rule: (fact) => {
      if ((fact.fromService === null) === (fact.fromBranch === null)) {
        return 'needs exactly one of fromService and fromBranch';
      }
      if ((fact.toService === null) === (fact.toBranch === null)) {
        return 'needs exactly one of toService and toBranch';
      }
      return null;
    },
  },
);
export type Referral = FactOf<typeof referral>;
