import { rowOf } from '../network/compressed-rows.ts';
import { changedNetwork, type NetworkChanges } from '../network/changed-network.ts';
import type { Network } from '../network/network.ts';
import { STATE_ACTIVE, STATE_ENDED } from './service-state.ts';
import type { View } from './view.ts';

/** What is supposed, all at once: in whatever order, and however often. */
export interface Changes extends NetworkChanges {
  /** Their legs go with them. */
  readonly closedStops: ReadonlySet<number>;
  readonly closedLegs: ReadonlySet<number>;
}

export const NO_CHANGES: Changes = {
  closedServices: new Set(),
  closedBranches: new Set(),
  closedStops: new Set(),
  closedLegs: new Set(),
  openedServices: [],
  openedLegs: [],
  flows: new Map(),
  agreements: [],
  referrals: [],
  statements: [],
};

/**
 * The view as it would be with these changes: any measure can be taken of it. It shares what they do not touch, and the view stays as it
 * is. O(stops + legs + services + statements) at most, by copying columns.
 */
export function changedView(view: View, changes: Changes): View {
  const network = changedNetwork(view.network, changes, view.day);
  const supposed = network.statements.slice(view.network.statements.length);
  const stopHolds = changedStops(view, changes);
  return {
    network,
    day: view.day,
    stopHolds,
    legHolds: changedLegs(view, network, stopHolds, changes),
    serviceState: changedServices(view, network, changes),
    freshStatements: supposed.length === 0 ? view.freshStatements : [...view.freshStatements, ...supposed],
  };
}

function changedStops({ stopHolds }: View, { closedStops }: Changes): Uint8Array {
  if (closedStops.size === 0) return stopHolds;
  const holds = stopHolds.slice();
  for (const stop of closedStops) holds[stop] = 0;
  return holds;
}

function changedLegs(
  { legHolds }: View,
  { legs }: Network,
  stopHolds: Uint8Array,
  { closedLegs, closedStops }: Changes,
): Uint8Array {
  // Of legs that were there, only those of a closed stop can lack an end that they had.
  const first = closedStops.size > 0 ? 0 : legHolds.length;
  if (closedLegs.size === 0 && first === legs.codes.length) return legHolds;
  const holds = new Uint8Array(legs.codes.length).fill(1);
  holds.set(legHolds);
  for (const leg of closedLegs) holds[leg] = 0;
  for (let leg = first; leg < holds.length; leg++) {
    if (!stopHolds[legs.from[leg]!] || !stopHolds[legs.to[leg]!]) holds[leg] = 0;
  }
  return holds;
}

function changedServices(
  { serviceState }: View,
  { services }: Network,
  { closedServices }: Changes,
): Uint8Array {
  const opened = services.codes.length - serviceState.length;
  if (closedServices.size === 0 && opened === 0) return serviceState;
  const state = new Uint8Array(services.codes.length);
  state.set(serviceState);
  if (opened > 0) state.fill(STATE_ACTIVE, serviceState.length);
  for (const service of closedServices) state[service] = STATE_ENDED;
  return state;
}

/** Legs that close, by themselves or with a stop. */
export function legsGone({ network: { stops } }: View, { closedLegs, closedStops }: Changes): number[] {
  const ofStops = [...closedStops].flatMap((stop) => [
    ...rowOf(stops.legsIn, stop),
    ...rowOf(stops.legsOut, stop),
  ]);
  return [...new Set([...closedLegs, ...ofStops])];
}
