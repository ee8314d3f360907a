import { SERVICE_STATUSES } from '../model/closed-lists.ts';
import type { ServiceColumns } from '../network/network.ts';
import { NO_START } from '../network/validity.ts';

export const STATE_ENDED = 0;
export const STATE_ACTIVE = 1;
export const STATE_PLANNED = 2;
export const STATE_SUSPENDED = 3;
export const STATE_LAPSED = 4;

const ACTIVE = SERVICE_STATUSES.indexOf('ACTIVE');
const PLANNED = SERVICE_STATUSES.indexOf('PLANNED');
const COMPLETED = SERVICE_STATUSES.indexOf('COMPLETED');

/** What a service does on a day; decision 0002, rule 2. STATE_SUSPENDED is suspended with a day of return that is still to come. */
export function serviceState(services: ServiceColumns, service: number, day: number): number {
  const status = services.status[service]!;
  const start = services.validFrom[service]!;
  if (status === COMPLETED || day > services.validUntil[service]!) return STATE_ENDED;
  const stale = services.staleFrom[service]!;
  if (day >= stale) {
    const wasThere = status === ACTIVE || (start !== NO_START && start <= stale);
    return wasThere ? STATE_LAPSED : STATE_ENDED;
  }
  if (status === ACTIVE ? start <= day : start !== NO_START && start <= day) return STATE_ACTIVE;
  if (status === ACTIVE || status === PLANNED) return STATE_PLANNED;
  return start === NO_START ? STATE_ENDED : STATE_SUSPENDED;
}
