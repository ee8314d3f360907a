import type { Network } from '../network/network.ts';
import { leastTotals, type Ways } from './least-totals.ts';

/**
 * Bounds from below on the metres between stops, by the distances to and from a few stops far out (Goldberg and Harrelson 2005: ALT). They
 * are of all legs of the network, whatever the day: where some are closed, ways only get longer, and the bounds hold.
 */
export interface Landmarks {
  /** Never more than the metres from any stop to `to`; Infinity where there is no way. Null: no landmark knows `to`. */
  boundsTo(to: number): ((stop: number) => number) | null;
  /** Likewise of the metres from `from` to any stop. */
  boundsFrom(from: number): ((stop: number) => number) | null;
  /** Tells that a search passed so many stops for a way of so many legs: when that is a waste, one more landmark is made, until there are enough. */
  learn(from: number, stopsPassed: number, legsOfWay: number): void;
}

const MOST_LANDMARKS = 16;
/** A search that passes fewer stops than these needs no better bounds. */
const FEW_STOPS = 50;
const STOPS_OF_A_LEG = 2;

const made = new WeakMap<Float64Array, Landmarks>();

/** Those of a network, and of all that share its legs: what-if, and the snapshots after loads that touch no legs. Made by use, one with a search at most (three times the cost of a search without), because most networks are asked for no journey. */
export function landmarksOf(network: Network): Landmarks {
  const { stops, legs } = network;
  let landmarks = made.get(legs.metres);
  if (landmarks === undefined) {
    // No more of the network is kept with them than its ways.
    const { codes, lat, legsOut, legsIn } = stops;
    const ways = { stops: { codes, lat, legsOut, legsIn }, legs: { from: legs.from, to: legs.to } };
    made.set(legs.metres, (landmarks = landmarksByUse(ways, legs.metres)));
  }
  return landmarks;
}

function landmarksByUse(ways: Ways, metres: Float64Array): Landmarks {
  const count = ways.stops.codes.length;
  const legCost = (leg: number) => metres[leg]!;
  /** By stop, two numbers for each landmark: metres from it, metres to it. Side by side, as they are read, and in half the memory. */
  let table: Int32Array = new Int32Array(0);
  let width = 0;
  /** By stop, the metres from the nearest landmark. */
  const nearest = new Float64Array(count).fill(Infinity);
  const tried = new Set<number>();

  function add(landmark: number): void {
    const on = leastTotals(ways, landmark, { direction: 'ON', legCost });
    const back = leastTotals(ways, landmark, { direction: 'BACK', legCost });
    const wider = new Int32Array(count * (width + 2));
    for (let stop = 0; stop < count; stop++) {
      wider.set(table.subarray(stop * width, (stop + 1) * width), stop * (width + 2));
      wider[stop * (width + 2) + width] = wholeMetres(on[stop]!);
      wider[stop * (width + 2) + width + 1] = wholeMetres(back[stop]!);
      if (on[stop]! < nearest[stop]!) nearest[stop] = on[stop]!;
    }
    table = wider;
    width += 2;
  }

  return {
    boundsTo(to) {
      if (width === 0) return null;
      const [all, wide] = [table, width];
      const ofEnd = all.slice(to * wide, (to + 1) * wide);
      return (stop) => leastBetween(all, stop * wide, ofEnd, 0, wide);
    },
    boundsFrom(from) {
      if (width === 0) return null;
      const [all, wide] = [table, width];
      const ofStart = all.slice(from * wide, (from + 1) * wide);
      return (stop) => leastBetween(ofStart, 0, all, stop * wide, wide);
    },
    learn(from, stopsPassed, legsOfWay) {
      if (width >= 2 * MOST_LANDMARKS || stopsPassed < FEW_STOPS + STOPS_OF_A_LEG * legsOfWay) return;
      const reached = leastTotals(ways, from, { direction: 'ON', legCost });
      let farthest = -1;
      let most = 0;
      for (let stop = 0; stop < count; stop++) {
        if (reached[stop] === Infinity || tried.has(stop)) continue;
        const away = Math.min(reached[stop]!, nearest[stop]!);
        if (away > most) [farthest, most] = [stop, away];
      }
      if (farthest < 0) return;
      tried.add(farthest);
      add(farthest);
    },
  };
}

/** Stands for a length without end. */
const ENDLESS = 2 ** 31 - 1;
/** Farther away is told as this: a bound may be less than the truth. */
const FARTHEST = 10 ** 9;

/** Metres are whole. */
const wholeMetres = (metres: number) => (metres === Infinity ? ENDLESS : Math.min(metres, FARTHEST));

/** Of two rows, each of a stop, which begin at these places: a bound on the metres from the one stop to the other. */
function leastBetween(from: Int32Array, a: number, to: Int32Array, b: number, width: number): number {
  let bound = 0;
  for (let at = 0; at < width; at += 2) {
    // What the landmark reaches and the end does not come from, or the other way about: no way. Neither of both: nothing is known.
    const fromIt = to[b + at]! - from[a + at]!;
    const toIt = from[a + at + 1]! - to[b + at + 1]!;
    if (fromIt > bound) bound = fromIt;
    if (toIt > bound) bound = toIt;
  }
  return bound > FARTHEST ? Infinity : bound;
}
