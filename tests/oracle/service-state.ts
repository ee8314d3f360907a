import type { Fact } from '../../graph/model/kinds.ts';

export type ServiceState = 'ended' | 'lapsed' | 'planned' | 'active';

/** Rule 2: the first that holds. */
export function serviceState(service: Fact<'Service'>, asOf: string): ServiceState {
  const { status, validFrom, validUntil, staleFrom } = service;
  if (status === 'COMPLETED') return 'ended';
  if (validUntil !== null && asOf > validUntil) return 'ended';

  if (staleFrom !== null && asOf >= staleFrom) {
    if (status === 'ACTIVE') return 'lapsed';
    const startedBeforeItLapsed = validFrom !== null && validFrom <= staleFrom;
    return startedBeforeItLapsed ? 'lapsed' : 'ended';
  }

  if (status === 'PLANNED') return validFrom === null || validFrom > asOf ? 'planned' : 'active';
  if (status === 'SUSPENDED') {
    if (validFrom === null) return 'ended';
    return validFrom > asOf ? 'planned' : 'active';
  }
  return validFrom !== null && validFrom > asOf ? 'planned' : 'active';
}
