import type { Availability } from '../graph/analysis/data-availability.ts';
import { withheld } from '../graph/analysis/withheld.ts';
import type { Network } from '../graph/network/network.ts';

/** With codes in place of the network's numbers; what the reader may not know is null. */
export interface AvailabilityAnswer {
  readonly country: string;
  readonly serviceType: string;
  readonly services: number | null;
  readonly latestAsOf: string | null;
  readonly complete: boolean | null;
  readonly staleDays: number | null;
}

const WITHHELD = { services: null, latestAsOf: null, complete: null, staleDays: null };

export function availabilityInCodes(network: Network, row: Availability): AvailabilityAnswer {
  return {
    ...row,
    ...(withheld(network, row.type) !== 'NOTHING' && WITHHELD),
    country: network.countries.codes.at(row.country),
    serviceType: network.serviceTypes.codes.at(row.type),
  };
}
