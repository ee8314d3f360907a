import type { View } from './view.ts';

/** What every way passes, in the order in which all of them do. */
export interface MustPass {
  /** Between the ends, which are not among them. */
  readonly stops: readonly number[];
  readonly legs: readonly number[];
}

/**
 * Stops and legs that every way from one stop to another passes: its dominators on the directed network. Null when
 * there is no way. Closed legs and stops are left out. O(stops + legs).
 *
 * Along any one way, the places reached without it are explored once: what jumps over a stop or a leg of the way shows
 * that one can do without it.
 */
export function mustPass(view: View, from: number, to: number): MustPass | null {
  const way = anyWay(view, from, to);
  if (way === null) return null;
  const { stops, legs } = view.network;
  /** By stop, its place on the way and 1 more; 0: it is not on it. */
  const onWay = new Int32Array(stops.codes.length);
  onWay[from] = 1;
  way.forEach((leg, place) => {
    onWay[legs.to[leg]!] = place + 2;
  });
  const seen = new Uint8Array(stops.codes.length);
  const needed: { stops: number[]; legs: number[] } = { stops: [], legs: [] };
  /** The furthest place on the way that can be reached so far without what lies between. */
  let furthest = 0;
  way.forEach((leg, place) => {
    explore(legs.from[leg]!, leg);
    if (furthest <= place) {
      needed.legs.push(leg);
      furthest = place + 1;
    }
    if (furthest === place + 1 && place + 1 < way.length) needed.stops.push(legs.to[leg]!);
  });
  return needed;

  /** From a stop of the way, off the way, and back to it. The way's own next leg is tried last, by the caller. */
  function explore(start: number, own: number): void {
    const { legsOut } = stops;
    const pending = [start];
    while (pending.length > 0) {
      const stop = pending.pop()!;
      for (let at = legsOut.start[stop]!; at < legsOut.start[stop + 1]!; at++) {
        const leg = legsOut.items[at]!;
        if (leg === own || !view.legHolds[leg]) continue;
        const next = legs.to[leg]!;
        const place = onWay[next]! - 1;
        if (place >= 0) furthest = Math.max(furthest, place);
        else if (seen[next] === 0) {
          seen[next] = 1;
          pending.push(next);
        }
      }
    }
  }
}

/** Some way, as legs, with as few of them as may be; null when there is none. O(stops + legs). */
function anyWay({ network, legHolds }: View, from: number, to: number): number[] | null {
  const { stops, legs } = network;
  if (from === to) return null;
  /** By stop, the leg by which it was reached first; −1: not reached. */
  const cameBy = new Int32Array(stops.codes.length).fill(-1);
  const queue = new Int32Array(stops.codes.length);
  queue[0] = from;
  let queued = 1;
  const { start, items } = stops.legsOut;
  for (let done = 0; done < queued && cameBy[to]! < 0; done++) {
    const stop = queue[done]!;
    for (let at = start[stop]!; at < start[stop + 1]!; at++) {
      const leg = items[at]!;
      const next = legs.to[leg]!;
      if (!legHolds[leg] || next === from || cameBy[next]! >= 0) continue;
      cameBy[next] = leg;
      queue[queued++] = next;
    }
  }
  if (cameBy[to]! < 0) return null;
  const way: number[] = [];
  for (let stop = to; stop !== from; stop = legs.from[way.at(-1)!]!) way.push(cameBy[stop]!);
  return way.reverse();
}
