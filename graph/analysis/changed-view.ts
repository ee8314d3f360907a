import { rowOf } from '../network/compressed-rows.ts';
import { changedNetwork, type NetworkChanges } from '../network/changed-network.ts';
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
  const { legs, statements } = network;
  const stopHolds = view.stopHolds.slice();
  for (const stop of changes.closedStops) stopHolds[stop] = 0;
  const legHolds = new Uint8Array(legs.codes.length).fill(1);
  legHolds.set(view.legHolds);
  for (const leg of changes.closedLegs) legHolds[leg] = 0;
  // Of legs that were there, only those of a closed stop can lack an end that they had.
  const first = changes.closedStops.size > 0 ? 0 : view.legHolds.length;
  for (let leg = first; leg < legHolds.length; leg++) {
    if (!stopHolds[legs.from[leg]!] || !stopHolds[legs.to[leg]!]) legHolds[leg] = 0;
  }
  const serviceState = new Uint8Array(network.services.codes.length).fill(STATE_ACTIVE);
  serviceState.set(view.serviceState);
  for (const service of changes.closedServices) serviceState[service] = STATE_ENDED;
  const supposed = statements.slice(view.network.statements.length);
  return {
    network,
    day: view.day,
    stopHolds,
    legHolds,
    serviceState,
    freshStatements: [...view.freshStatements, ...supposed],
  };
}

/** Legs that close, by themselves or with a stop. */
export function legsGone({ network: { stops } }: View, { closedLegs, closedStops }: Changes): number[] {
  const ofStops = [...closedStops].flatMap((stop) => [
    ...rowOf(stops.legsIn, stop),
    ...rowOf(stops.legsOut, stop),
  ]);
  return [...new Set([...closedLegs, ...ofStops])];
}
