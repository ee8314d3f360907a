import type { CompressedRows } from '../network/compressed-rows.ts';
import { StopHeap } from './stop-heap.ts';
import type { View } from './view.ts';

/** What passes each stop and leg on shortest ways (km, directed), added up one origin after the other. */
export interface PassingSums {
  /** By stop; ways that begin or end there do not pass it. */
  readonly stops: Float64Array;
  /** By leg of the network. */
  readonly legs: Float64Array;
  /**
   * Adds what goes from an origin to each stop: so much, by stop, spread evenly over the shortest ways. Of stops to which something goes there
   * are `targets`, the origin not counted: left out, the search goes through all. O(legs + stops log stops), of those no farther than the farthest target.
   */
  add(origin: number, wanted: Float64Array, targets?: number): void;
  /** Back to nothing. O(stops + legs), little for each. */
  clear(): void;
  /** Whether there is a way from the last origin. */
  isReached(stop: number): boolean;
}

/** Searches after Brandes (2001) that share their arrays. */
export function passingSums(view: View): PassingSums {
  const { stops, legs } = view.network;
  const size = stops.codes.length;
  const ofStops = new Float64Array(size);
  const ofLegs = new Float64Array(legs.codes.length);
  const { start: firstOut, ends: nextStops, metres: metresOn } = legsThatHold(view, stops.legsOut, legs.to);
  const into = legsThatHold(view, stops.legsIn, legs.from);
  const { start: firstIn, ends: stopsBefore, metres: metresBack, legs: legsIn } = into;
  const heap = new StopHeap(size);
  /** Stops reached, the nearest first, in so many places. */
  const order = new Int32Array(size);
  let count = 0;
  /** By stop: its place in `order` (−1: not reached), metres to it (Infinity), and the number of shortest ways to it. */
  const placeInOrder = new Int32Array(size).fill(-1);
  const metres = new Float64Array(size).fill(Infinity);
  const ways = new Float64Array(size);
  const passing = new Float64Array(size);

  function forgetLast(): void {
    for (let place = 0; place < count; place++) {
      const stop = order[place]!;
      placeInOrder[stop] = -1;
      metres[stop] = Infinity;
      passing[stop] = 0;
    }
    count = 0;
  }

  function search(origin: number, wanted: Float64Array, targets: number): number {
    let reached = 0;
    let left = targets;
    metres[origin] = 0;
    ways[origin] = 1;
    heap.put(origin, 0);
    while (heap.size > 0) {
      const stop = heap.pop();
      placeInOrder[stop] = reached;
      order[reached++] = stop;
      if (left < Infinity && stop !== origin && wanted[stop]! > 0 && --left === 0) break;
      const here = metres[stop]!;
      const waysHere = ways[stop]!;
      const last = firstOut[stop + 1]!;
      for (let at = firstOut[stop]!; at < last; at++) {
        const next = nextStops[at]!;
        const there = here + metresOn[at]!;
        const known = metres[next]!;
        if (there > known) continue;
        if (there < known) {
          metres[next] = there;
          ways[next] = waysHere;
          heap.put(next, there);
        } else if (placeInOrder[next]! < 0) ways[next]! += waysHere;
      }
    }
    // What was seen and not reached is on no shortest way to a target.
    for (const stop of heap.rest()) metres[stop] = Infinity;
    heap.clear();
    return reached;
  }

  /** From the farthest stop back to the origin. */
  function addUp(wanted: Float64Array): void {
    for (let place = count - 1; place > 0; place--) {
      const stop = order[place]!;
      const through = passing[stop]!;
      ofStops[stop]! += through;
      const share = (through + wanted[stop]!) / ways[stop]!;
      if (share === 0) continue;
      const here = metres[stop]!;
      const last = firstIn[stop + 1]!;
      for (let at = firstIn[stop]!; at < last; at++) {
        const before = stopsBefore[at]!;
        // By a leg on a shortest way one comes from a stop that was reached before.
        if (metres[before]! + metresBack[at]! !== here || placeInOrder[before]! >= place) continue;
        const part = share * ways[before]!;
        ofLegs[legsIn[at]!]! += part;
        passing[before]! += part;
      }
    }
  }

  return {
    stops: ofStops,
    legs: ofLegs,
    add(origin, wanted, targets = Infinity) {
      forgetLast();
      count = search(origin, wanted, targets);
      addUp(wanted);
    },
    clear() {
      ofStops.fill(0);
      ofLegs.fill(0);
    },
    isReached: (stop) => placeInOrder[stop]! >= 0,
  };
}

/** Legs that hold by stop, with what is read of them side by side. */
function legsThatHold({ network: { legs }, legHolds }: View, rows: CompressedRows, endOf: Int32Array) {
  const held = rows.items.filter((leg) => legHolds[leg] === 1);
  const start = new Int32Array(rows.start.length);
  let count = 0;
  for (let stop = 0; stop + 1 < start.length; stop++) {
    for (let at = rows.start[stop]!; at < rows.start[stop + 1]!; at++) count += legHolds[rows.items[at]!]!;
    start[stop + 1] = count;
  }
  return {
    start,
    legs: held,
    ends: held.map((leg) => endOf[leg]!),
    metres: Float64Array.from(held, (leg) => legs.metres[leg]!),
  };
}
