import { MODE_SEA } from '../network/network.ts';
import { countriesOfStop } from '../network/place-columns.ts';
import { minHeap } from './min-heap.ts';
import { atOnce, IN_STEP, type Steps } from './steps.ts';
import type { View } from './view.ts';

/** Metres along the way from the nearest serving stop to an end of a leg, never across a border; Infinity beyond the range. */
export type DistanceAtEnd = (leg: number, stop: number) => number;

/** How far care comes from serving stops. */
interface CareReach {
  readonly distance: DistanceAtEnd;
  /** Stops nearer than the range: at all others the distance is Infinity. */
  readonly stops: () => ReadonlySet<number>;
}

/** One search of many is that from more than one in so many stops. */
const MANY = 100;
/**
 * Decision 0002, rule 14: one shortest-way search over pairs of (stop, country whose care it is), bounded by the range.
 * Care from a serving stop at sea belongs to no country until it goes ashore.
 * O(reached pairs × legs at each × log).
 */
export const careReach = (view: View, serving: readonly number[], rangeMetres: number): CareReach =>
  atOnce(careReachSteps(view, serving, rangeMetres));

/** `careReach`, some hundred stops at a time. */
export function* careReachSteps(
  view: View,
  serving: readonly number[],
  rangeMetres: number,
): Steps<CareReach> {
  const { stops, legs, countries } = view.network;
  const AT_SEA = countries.codes.length;
  const contexts = AT_SEA + 1;
  // Most stops are reached in the care of their own country alone: from many stops, that has a column.
  const isWide = serving.length > stops.codes.length / MANY;
  const own = isWide ? new Float64Array(stops.codes.length).fill(Infinity) : null;
  const rest = new Map<number, number>();
  const bestAt = (stop: number, context: number): number =>
    own !== null && stops.country[stop] === context
      ? own[stop]!
      : (rest.get(stop * contexts + context) ?? Infinity);
  const heap = minHeap();
  const reach = (stop: number, context: number, metres: number) => {
    if (metres >= rangeMetres || metres >= bestAt(stop, context)) return;
    const state = stop * contexts + context;
    if (own !== null && stops.country[stop] === context) own[stop] = metres;
    else rest.set(state, metres);
    heap.push(metres, state);
  };
  for (const [place, stop] of serving.entries()) {
    if (place % IN_STEP === IN_STEP - 1) yield;
    const here = countriesOfStop(stops, stop);
    for (const context of here.length > 0 ? here : [AT_SEA]) reach(stop, context, 0);
  }
  const bothWays = [stops.legsOut, stops.legsIn];
  const { countries: lies } = legs;
  for (let passed = 1; heap.size > 0; passed++) {
    if (passed % IN_STEP === 0) yield;
    const metres = heap.leastKey();
    const state = heap.pop();
    const stop = Math.floor(state / contexts);
    const context = state % contexts;
    if (metres > bestAt(stop, context)) continue;
    for (const { start, items } of bothWays) {
      for (let at = start[stop]!; at < start[stop + 1]!; at++) {
        const leg = items[at]!;
        const there = metres + legs.metres[leg]!;
        if (there >= rangeMetres || !view.legHolds[leg] || legs.isBorder[leg]) continue;
        const next = legs.from[leg] === stop ? legs.to[leg]! : legs.from[leg]!;
        if (legs.mode[leg] === MODE_SEA) reach(next, context, there);
        else {
          for (let place = lies.start[leg]!; place < lies.start[leg + 1]!; place++) {
            const country = lies.items[place]!;
            if (context === country || context === AT_SEA) reach(next, country, there);
          }
        }
      }
    }
  }

  const inCountry = (stop: number, country: number) =>
    Math.min(bestAt(stop, country), rest.get(stop * contexts + AT_SEA) ?? Infinity);
  const everyCountry = [...countries.codes.keys()];
  const distance: DistanceAtEnd = (leg, stop) => {
    const first = lies.start[leg]!;
    if (legs.mode[leg] !== MODE_SEA && lies.start[leg + 1] === first + 1)
      return inCountry(stop, lies.items[first]!);
    const here = countriesOfStop(stops, stop);
    let least = rest.get(stop * contexts + AT_SEA) ?? Infinity;
    for (const country of here.length > 0 ? here : everyCountry) {
      least = Math.min(least, inCountry(stop, country));
    }
    return least;
  };
  return {
    distance,
    stops() {
      const reached = new Set([...rest.keys()].map((state) => Math.floor(state / contexts)));
      own?.forEach((metres, stop) => {
        if (metres < Infinity) reached.add(stop);
      });
      return reached;
    },
  };
}
