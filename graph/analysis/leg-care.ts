import { rowOf } from '../network/compressed-rows.ts';
import { careDistances } from './care-range.ts';
import { fullness, SERVES_FULLY } from './fullness.ts';
import { LAYER_SERVED, LAYER_UNKNOWN, type Layer } from './layers.ts';
import { STATE_ACTIVE } from './service-state.ts';
import { countriesCovered } from './statements.ts';
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
  /** With SERVED stops alone. */
  low(leg: number): Reaches;
  /** With UNKNOWN stops serving too, and everything in care where no complete statement speaks. */
  high(leg: number): Reaches;
}

/** Metres of a leg that two reaches cover together. */
export function metresInCare(metres: number, { fromStart, fromEnd }: Reaches): number {
  return Math.min(metres, fromStart + fromEnd);
}

const made = new WeakMap<Layer, LegCare | null>();

/** Decision 0002, rule 15. Null for a type without a care range: it has no km. Made once per layer. */
export function legCare(view: View, layer: Layer): LegCare | null {
  let care = made.get(layer);
  if (care === undefined) made.set(layer, (care = makeLegCare(view, layer)));
  return care;
}

function makeLegCare(view: View, layer: Layer): LegCare | null {
  const { legs, services, serviceTypes } = view.network;
  const { type, group, state } = layer;
  const range = Math.round(serviceTypes.careRangeKm[type]! * 1000);
  if (Number.isNaN(range)) return null;
  const unread = withheld(view.network, type);
  const stopsIn = (...states: number[]) => [...state.keys()].filter((stop) => states.includes(state[stop]!));
  const certain = careDistances(view, stopsIn(LAYER_SERVED), range);
  const possible = careDistances(view, stopsIn(LAYER_SERVED, LAYER_UNKNOWN), range);
  const none: Reaches = { fromStart: 0, fromEnd: 0 };
  const whole = (leg: number): Reaches => ({ fromStart: legs.metres[leg]!, fromEnd: 0 });
  const served = (leg: number) =>
    rowOf(legs.services, leg).some(
      (service) =>
        services.type[service] === type &&
        view.serviceState[service] === STATE_ACTIVE &&
        fullness(view.network, service, group) === SERVES_FULLY,
    );
  const reaches = (leg: number, distance: typeof certain): Reaches => {
    const metres = legs.metres[leg]!;
    const within = (stop: number) => Math.min(metres, Math.max(0, range - distance(leg, stop)));
    return { fromStart: within(legs.from[leg]!), fromEnd: within(legs.to[leg]!) };
  };
  return {
    layer,
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
