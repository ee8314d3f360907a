import { rowOf } from '../network/compressed-rows.ts';
import { countriesOfStop } from '../network/place-columns.ts';
import { minHeap } from './min-heap.ts';
import type { View } from './view.ts';

/** Metres along the way from the nearest serving stop to an end of a leg, never across a border; Infinity beyond the range. */
export type DistanceAtEnd = (leg: number, stop: number) => number;

/** How far care comes from serving stops. */
interface CareReach {
  readonly distance: DistanceAtEnd;
  /** Stops nearer than the range: at all others the distance is Infinity. */
  readonly stops: ReadonlySet<number>;
}

export function careDistances(view: View, serving: readonly number[], rangeMetres: number): DistanceAtEnd {
  return careReach(view, serving, rangeMetres).distance;
}

/**
 * Decision 0002, rule 14: one shortest-way search over pairs of (stop, country whose care it is), bounded by the range.
 * Care from a serving stop at sea belongs to no country until it goes ashore.
 * O(reached pairs × legs at each × log).
 */
export function careReach(view: View, serving: readonly number[], rangeMetres: number): CareReach {
  const { stops, legs, countries } = view.network;
  const AT_SEA = countries.codes.length;
  const contexts = AT_SEA + 1;
  const best = new Map<number, number>();
  const heap = minHeap();
  const reach = (stop: number, context: number, metres: number) => {
    const state = stop * contexts + context;
    if (metres >= rangeMetres || metres >= (best.get(state) ?? Infinity)) return;
    best.set(state, metres);
    heap.push(metres, state);
  };
  for (const stop of serving) {
    const own = countriesOfStop(stops, stop);
    for (const context of own.length > 0 ? own : [AT_SEA]) reach(stop, context, 0);
  }
  for (let least = heap.pop(); least !== undefined; least = heap.pop()) {
    const { key: metres, item: state } = least;
    if (metres > best.get(state)!) continue;
    const stop = Math.floor(state / contexts);
    const context = state % contexts;
    for (const rows of [stops.legsOut, stops.legsIn]) {
      for (const leg of rowOf(rows, stop)) {
        if (!view.legHolds[leg] || legs.isBorder[leg]) continue;
        const next = legs.from[leg] === stop ? legs.to[leg]! : legs.from[leg]!;
        const there = metres + legs.metres[leg]!;
        if (legs.mode[leg] === 'SEA') reach(next, context, there);
        else {
          for (const country of rowOf(legs.countries, leg)) {
            if (context === country || context === AT_SEA) reach(next, country, there);
          }
        }
      }
    }
  }

  const inCountry = (stop: number, country: number) =>
    Math.min(best.get(stop * contexts + country) ?? Infinity, best.get(stop * contexts + AT_SEA) ?? Infinity);
  const everyCountry = [...countries.codes.keys()];
  const distance: DistanceAtEnd = (leg, stop) => {
    const legCountries = rowOf(legs.countries, leg);
    if (legs.mode[leg] !== 'SEA' && legCountries.length === 1) return inCountry(stop, legCountries[0]!);
    const own = countriesOfStop(stops, stop);
    let least = best.get(stop * contexts + AT_SEA) ?? Infinity;
    for (const country of own.length > 0 ? own : everyCountry) {
      least = Math.min(least, inCountry(stop, country));
    }
    return least;
  };
  return { distance, stops: new Set([...best.keys()].map((state) => Math.floor(state / contexts))) };
}
