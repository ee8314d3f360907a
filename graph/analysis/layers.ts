import { candidatesAt } from './candidates.ts';
import { countriesOfStop } from '../network/place-columns.ts';
import { type Cell, cellAt } from './cell.ts';
import { placesWith } from './places-with.ts';
import { atOnce, type Steps } from './steps.ts';
import type { View } from './view.ts';
import { type Withheld, withheld } from './withheld.ts';

const LAYER_NOT_SERVED = 0;
export const LAYER_SERVED = 1;
export const LAYER_UNKNOWN = 2;
/** The stop does not hold on the day. */
export const LAYER_GONE = 3;

/** Of one type and group: which stops of the whole network serve, might serve, or do not. */
export interface Layer {
  readonly type: number;
  readonly group: number;
  readonly state: Uint8Array;
  /** Sources of the services by which stops are SERVED, by country of the stop (AT_SEA: none). */
  readonly servingSources: ReadonlyMap<number, ReadonlySet<number>>;
}

/** Stands for the country of what has none. */
export const AT_SEA = -1;

/** Its stops in one of two states, in order. O(stops). */
export const stopsInState = ({ state }: Layer, one: number, other = one): number[] =>
  placesWith(state, one, other);

const made = new WeakMap<View, Map<string, Layer>>();

/**
 * Layers for every pair of `types` and `groups`, types outermost. Each is made once per view.
 * O(stops × services that bear on each × pairs not made before).
 */
export const layersOf = (view: View, types: readonly number[], groups: readonly number[]): Layer[] =>
  atOnce(layerSteps(view, types, groups));

/** `layersOf`, a stop at a time. */
export function* layerSteps(view: View, types: readonly number[], groups: readonly number[]): Steps<Layer[]> {
  let known = made.get(view);
  if (known === undefined) made.set(view, (known = new Map()));
  const pairs = types.flatMap((type) => groups.map((group) => ({ type, group, key: `${type}/${group}` })));
  const missing = pairs.filter(
    ({ key }, place) => !known.has(key) && pairs.findIndex((pair) => pair.key === key) === place,
  );
  for (const layer of yield* makeLayers(view, missing)) known.set(`${layer.type}/${layer.group}`, layer);
  return pairs.map(({ key }) => known.get(key)!);
}

function* makeLayers(view: View, pairs: readonly { type: number; group: number }[]): Steps<Layer[]> {
  const stopCount = view.network.stops.codes.length;
  const layers = pairs.map(({ type, group }) => ({
    type,
    group,
    state: new Uint8Array(stopCount),
    servingSources: new Map<number, Set<number>>(),
  }));
  for (let stop = 0; layers.length > 0 && stop < stopCount; stop++) {
    const candidates = view.stopHolds[stop] ? candidatesAt(view, stop) : null;
    for (const layer of layers) {
      if (candidates === null) layer.state[stop] = LAYER_GONE;
      else {
        const cell = cellAt(view, candidates, stop, layer.type, layer.group);
        layer.state[stop] = layerState(cell, withheld(view.network, layer.type));
        if (cell.status === 'SERVED') noteSources(view, stop, cell.services, layer.servingSources);
      }
    }
    yield;
  }
  return layers;
}

/** Decision 0002, rule 13. */
export function layerState({ status }: Cell, unread: Withheld): number {
  if (status === 'SERVED') return LAYER_SERVED;
  return status === 'UNKNOWN' || unread !== 'NOTHING' ? LAYER_UNKNOWN : LAYER_NOT_SERVED;
}

function noteSources(
  { network }: View,
  stop: number,
  services: readonly number[],
  noted: Map<number, Set<number>>,
): void {
  const countries = countriesOfStop(network.stops, stop);
  for (const country of countries.length > 0 ? countries : [AT_SEA]) {
    const sources = noted.get(country) ?? new Set<number>();
    for (const service of services) sources.add(network.services.source[service]!);
    noted.set(country, sources);
  }
}
