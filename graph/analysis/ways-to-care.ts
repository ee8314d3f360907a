import { type Nearest, nearestTargets } from './isolation.ts';
import { LAYER_SERVED, LAYER_UNKNOWN, type Layer } from './layers.ts';
import type { View } from './view.ts';

/** How far it is from a stop to care of one type and group; decision 0002, rule 19. */
export interface WayToCare {
  /** km in the direction of travel to the nearest stop where it is SERVED: 0 where that is the stop itself. Null: there is no way. */
  readonly isolationKm: number | null;
  readonly isolationAnyKm: number | null;
  /** As if UNKNOWN stops served. */
  readonly isolationAtLeastKm: number | null;
  readonly unreachable: boolean;
  readonly nearest: { readonly stop: number; readonly km: number } | null;
}

/** Ways from every stop, by three searches. O((stops + legs) log stops), then O(1) each. */
export function waysToCare(view: View, { state }: Layer): (stop: number) => WayToCare {
  const stopsIn = (...states: number[]) => [...state.keys()].filter((stop) => states.includes(state[stop]!));
  const servedStops = stopsIn(LAYER_SERVED);
  const served = nearestTargets(view, servedStops, false);
  const any = nearestTargets(view, servedStops, true);
  const atLeast = nearestTargets(view, stopsIn(LAYER_SERVED, LAYER_UNKNOWN), false);
  const km = ({ metres }: Nearest, stop: number) => (metres[stop] === Infinity ? null : metres[stop]! / 1000);
  return (stop) => {
    const isolationKm = km(served, stop);
    return {
      isolationKm,
      isolationAnyKm: km(any, stop),
      isolationAtLeastKm: km(atLeast, stop),
      unreachable: isolationKm === null,
      nearest: isolationKm === null ? null : { stop: served.target[stop]!, km: isolationKm },
    };
  };
}
