import { holdsOn } from '../network/validity.ts';
import type { Network, StatementEntry } from '../network/network.ts';
import { serviceState } from './service-state.ts';

/** The network as it stands on one day: what holds, what each service does, and which statements are fresh. */
export interface View {
  readonly network: Network;
  readonly day: number;
  readonly stopHolds: Uint8Array;
  readonly legHolds: Uint8Array;
  /** A STATE_ constant of service-state.ts, by service. */
  readonly serviceState: Uint8Array;
  readonly freshStatements: readonly StatementEntry[];
}

/** O(stops + legs + services + statements). */
export function viewAt(network: Network, day: number): View {
  const { stops, legs, services, statements } = network;
  const stopHolds = holding(stops, day);
  const legHolds = holding(legs, day);
  for (let leg = 0; leg < legHolds.length; leg++)
    legHolds[leg]! &= stopHolds[legs.from[leg]!]! & stopHolds[legs.to[leg]!]!;
  const states = new Uint8Array(services.type.length);
  for (let service = 0; service < states.length; service++)
    states[service] = serviceState(services, service, day);
  return {
    network,
    day,
    stopHolds,
    legHolds,
    serviceState: states,
    freshStatements: statements.filter(({ asOf, freshUntil }) => asOf <= day && day < freshUntil),
  };
}

/** 1 for each that holds on the day. */
function holding({ validFrom, validUntil }: { validFrom: Int32Array; validUntil: Int32Array }, day: number) {
  const holds = new Uint8Array(validFrom.length);
  for (let place = 0; place < holds.length; place++)
    holds[place] = holdsOn(day, validFrom[place]!, validUntil[place]!) ? 1 : 0;
  return holds;
}
