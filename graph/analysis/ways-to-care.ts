import { type Nearest, nearestTargets } from './isolation.ts';
import { LAYER_SERVED, LAYER_UNKNOWN, type Layer, stopsInState } from './layers.ts';
import { atOnce, type Steps } from './steps.ts';
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

const made = new WeakMap<View, WeakMap<Layer, (stop: number) => WayToCare>>();

/** Ways from every stop. Searched once for each layer of a view, three times through the whole network: O((stops + legs) log stops), then O(1) each. */
export const waysToCare = (view: View, layer: Layer): ((stop: number) => WayToCare) =>
  atOnce(waysToCareSteps(view, layer));

/** `waysToCare`, some hundred stops at a time. */
export function* waysToCareSteps(view: View, layer: Layer): Steps<(stop: number) => WayToCare> {
  const ofView = made.get(view) ?? new WeakMap<Layer, (stop: number) => WayToCare>();
  made.set(view, ofView);
  const ways = ofView.get(layer) ?? (yield* searched(view, layer));
  ofView.set(layer, ways);
  return ways;
}

function* searched(view: View, layer: Layer): Steps<(stop: number) => WayToCare> {
  const servedStops = stopsInState(layer, LAYER_SERVED);
  const served = yield* nearestTargets(view, servedStops, false);
  const any = yield* nearestTargets(view, servedStops, true);
  const atLeast = yield* nearestTargets(view, stopsInState(layer, LAYER_SERVED, LAYER_UNKNOWN), false);
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
