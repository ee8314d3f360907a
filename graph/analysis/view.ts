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
  const holds = (columns: { validFrom: Int32Array; validUntil: Int32Array }) =>
    Uint8Array.from(columns.validFrom, (from, i) => (holdsOn(day, from, columns.validUntil[i]!) ? 1 : 0));
  const stopHolds = holds(stops);
  const legHolds = holds(legs).map((held, leg) =>
    held && stopHolds[legs.from[leg]!] && stopHolds[legs.to[leg]!] ? 1 : 0,
  );
  return {
    network,
    day,
    stopHolds,
    legHolds,
    serviceState: Uint8Array.from(services.type, (_, service) => serviceState(services, service, day)),
    freshStatements: statements.filter(({ asOf, freshUntil }) => asOf <= day && day < freshUntil),
  };
}
