import type { Network } from '../network/network.ts';

/** What of a service type this viewer may not read. */
export type Withheld = 'NOTHING' | 'SOME' | 'EVERYTHING';

/**
 * Decision 0002, rule 7: where anything may be withheld, what the viewer reads says that a type is there, and its silence says nothing.
 */
export function withheld({ serviceTypes, readsRestricted }: Network, type: number): Withheld {
  if (serviceTypes.restricted[type] !== 1 || readsRestricted === 'ALL') return 'NOTHING';
  return readsRestricted === 'SOME' ? 'SOME' : 'EVERYTHING';
}
