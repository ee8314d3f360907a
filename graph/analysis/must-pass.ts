import { rowOf } from '../network/compressed-rows.ts';
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
  const onWay = new Map<number, number>([[from, 0]]);
  way.forEach((leg, place) => onWay.set(legs.to[leg]!, place + 1));
  const seen = new Set<number>();
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
    const pending = [start];
    while (pending.length > 0) {
      for (const leg of rowOf(stops.legsOut, pending.pop()!)) {
        if (leg === own || !view.legHolds[leg]) continue;
        const next = legs.to[leg]!;
        const place = onWay.get(next);
        if (place !== undefined) furthest = Math.max(furthest, place);
        else if (!seen.has(next)) {
          seen.add(next);
          pending.push(next);
        }
      }
    }
  }
}

/** Some way, as legs, with as few of them as may be; null when there is none. O(stops + legs). */
function anyWay({ network, legHolds }: View, from: number, to: number): number[] | null {
  const { stops, legs } = network;
  const cameBy = new Map<number, number>([[from, -1]]);
  for (const stop of cameBy.keys()) {
    if (stop === to) break;
    for (const leg of rowOf(stops.legsOut, stop)) {
      if (legHolds[leg] && !cameBy.has(legs.to[leg]!)) cameBy.set(legs.to[leg]!, leg);
    }
  }
  if (from === to || !cameBy.has(to)) return null;
  const way: number[] = [];
  for (let leg = cameBy.get(to)!; leg >= 0; leg = cameBy.get(legs.from[leg]!)!) way.push(leg);
  return way.reverse();
}
