import { candidatesAt } from './candidates.ts';
import { cellAt } from './cell.ts';
import type { View } from './view.ts';

export const LAYER_NOT_SERVED = 0;
export const LAYER_SERVED = 1;
export const LAYER_UNKNOWN = 2;
/** The stop does not hold on the day. */
export const LAYER_GONE = 3;

/** Of one type and group: which stops of the whole network serve, might serve, or do not. */
export interface Layer {
  readonly type: number;
  readonly group: number;
  readonly state: Uint8Array;
}

/** Layers for every pair of `types` and `groups`, types outermost. O(stops × services that bear on each × pairs). */
export function layersOf(view: View, types: readonly number[], groups: readonly number[]): Layer[] {
  const stopCount = view.network.stops.codes.length;
  const layers = types.flatMap((type) =>
    groups.map((group) => ({ type, group, state: new Uint8Array(stopCount) })),
  );
  for (let stop = 0; stop < stopCount; stop++) {
    const candidates = view.stopHolds[stop] ? candidatesAt(view, stop) : null;
    for (const layer of layers) {
      layer.state[stop] = candidates === null ? LAYER_GONE : stateOf(view, candidates, stop, layer);
    }
  }
  return layers;
}

function stateOf(view: View, candidates: Parameters<typeof cellAt>[1], stop: number, layer: Layer): number {
  const { status } = cellAt(view, candidates, stop, layer.type, layer.group);
  if (status === 'SERVED') return LAYER_SERVED;
  return status === 'UNKNOWN' ? LAYER_UNKNOWN : LAYER_NOT_SERVED;
}
