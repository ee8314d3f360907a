import { rowOf } from '../network/compressed-rows.ts';
import { STATE_ACTIVE } from './service-state.ts';
import type { View } from './view.ts';

/** Services that are active on the day and attached to a stop, or whose point is in reach of it. Each once. */
export function activeServicesAt({ network, serviceState }: View, stop: number): number[] {
  const reaching = new Set(rowOf(network.stops.reach, stop));
  return [...reaching].filter((service) => serviceState[service] === STATE_ACTIVE);
}
