import { rowOf } from '../network/compressed-rows.ts';
import { careReachSteps, type DistanceAtEnd } from './care-range.ts';
import { servesFully } from './fullness.ts';
import { LAYER_SERVED, LAYER_UNKNOWN, type Layer, layerSteps, stopsInState } from './layers.ts';
import { countriesCovered } from './statements.ts';
import { atOnce, type Steps } from './steps.ts';
import type { View } from './view.ts';
import { withheld } from './withheld.ts';

/** Care along one leg, seen from its start: metres in care from the start on and from the end back. */
export interface Reaches {
  readonly fromStart: number;
  readonly fromEnd: number;
}

/** Care along legs for one type and group, with its certain and its possible extent. */
export interface LegCare {
  readonly layer: Layer;
  /** Metres from the nearest SERVED stop, and from the nearest SERVED or UNKNOWN one. */
  readonly distances: CareDistances;
  /** With SERVED stops alone. */
  low(leg: number): Reaches;
  /** With UNKNOWN stops serving too, and everything in care where no complete statement speaks. */
  high(leg: number): Reaches;
}

interface CareDistances {
  readonly certain: DistanceAtEnd;
  readonly possible: DistanceAtEnd;
}

/** Metres of a leg that two reaches cover together. */
export function metresInCare(metres: number, { fromStart, fromEnd }: Reaches): number {
  return Math.min(metres, fromStart + fromEnd);
}

const made = new WeakMap<Layer, LegCare | null>();

/** Decision 0002, rule 15. Null for a type without a care range: it has no km. Made once per layer. */
export const legCare = (view: View, layer: Layer): LegCare | null => atOnce(legCareSteps(view, layer));

/** `legCare`, some hundred stops at a time. */
function* legCareSteps(view: View, layer: Layer): Steps<LegCare | null> {
  let care = made.get(layer);
  if (care === undefined) made.set(layer, (care = yield* makeLegCare(view, layer)));
  return care;
}

/** Layers of every pair of types and groups, with care along legs by each: what is asked of a view later is there then. */
export function* caredLayerSteps(
  view: View,
  types: readonly number[],
  groups: readonly number[],
): Steps<Layer[]> {
  const layers = yield* layerSteps(view, types, groups);
  for (const layer of layers) yield* legCareSteps(view, layer);
  return layers;
}

/** How far along the way care of a type goes, in metres; NaN: the type has no km. */
export function careRangeMetres({ network }: View, type: number): number {
  return Math.round(network.serviceTypes.careRangeKm[type]! * 1000);
}

function* makeLegCare(view: View, layer: Layer): Steps<LegCare | null> {
  if (Number.isNaN(careRangeMetres(view, layer.type))) return null;
  const served = stopsInState(layer, LAYER_SERVED);
  yield;
  const serving = stopsInState(layer, LAYER_SERVED, LAYER_UNKNOWN);
  yield;
  return legCareBy(view, layer, yield* distanceSteps(view, layer, served, serving));
}

/** Distances from those among some stops that serve, or might. */
export function careDistancesFrom(view: View, layer: Layer, stops: readonly number[]): CareDistances {
  const { state } = layer;
  const served = stops.filter((stop) => state[stop] === LAYER_SERVED);
  const serving = stops.filter((stop) => state[stop] === LAYER_SERVED || state[stop] === LAYER_UNKNOWN);
  return atOnce(distanceSteps(view, layer, served, serving));
}

function* distanceSteps(
  view: View,
  { type }: Layer,
  served: readonly number[],
  serving: readonly number[],
): Steps<CareDistances> {
  const range = careRangeMetres(view, type);
  return {
    certain: (yield* careReachSteps(view, served, range)).distance,
    possible: (yield* careReachSteps(view, serving, range)).distance,
  };
}

/** Decision 0002, rule 15, by distances that are known. For a type with a care range. */
export function legCareBy(view: View, layer: Layer, distances: CareDistances): LegCare {
  const { legs, services } = view.network;
  const { type, group } = layer;
  const range = careRangeMetres(view, type);
  const { certain, possible } = distances;
  const unread = withheld(view.network, type);
  const none: Reaches = { fromStart: 0, fromEnd: 0 };
  const whole = (leg: number): Reaches => ({ fromStart: legs.metres[leg]!, fromEnd: 0 });
  const served = (leg: number) => {
    const { start, items } = legs.services;
    for (let at = start[leg]!; at < start[leg + 1]!; at++) {
      const service = items[at]!;
      if (services.type[service] === type && servesFully(view, service, group)) return true;
    }
    return false;
  };
  const reaches = (leg: number, distance: DistanceAtEnd): Reaches => {
    const metres = legs.metres[leg]!;
    const within = (stop: number) => Math.min(metres, Math.max(0, range - distance(leg, stop)));
    return { fromStart: within(legs.from[leg]!), fromEnd: within(legs.to[leg]!) };
  };
  return {
    layer,
    distances,
    low(leg) {
      if (unread === 'EVERYTHING') return none;
      return served(leg) ? whole(leg) : reaches(leg, certain);
    },
    high(leg) {
      if (unread !== 'NOTHING' || served(leg) || !countriesCovered(view, rowOf(legs.countries, leg), type))
        return whole(leg);
      return reaches(leg, possible);
    },
  };
}
