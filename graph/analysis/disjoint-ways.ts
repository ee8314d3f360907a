import { rowOf } from '../network/compressed-rows.ts';
import type { View } from './view.ts';

/** How many ways there are that share nothing, and the least whose loss leaves none. */
export interface DisjointWays {
  /** The number of ways; the cut has as many members (Menger). */
  readonly count: number;
  /** Ways that share no leg or, `apart` by STOPS, no stop between the ends either; as legs, in no order of merit. */
  readonly ways: readonly (readonly number[])[];
  /** A least cut, the nearest to the origin: without these there is no way. Stops only when `apart` by STOPS. */
  readonly cut: { readonly stops: readonly number[]; readonly legs: readonly number[] };
}

/**
 * Most ways from one stop to another that share no leg, or no stop between them, and a minimum cut. A stop cut names a
 * leg where one joins the ends without any stop between. Augmenting by breadth-first search, one unit of flow at a time:
 * O((ways + 1) × (stops + legs)).
 */
export function disjointWays(view: View, from: number, to: number, apart: 'STOPS' | 'LEGS'): DisjointWays {
  const { stops, legs } = view.network;
  const used = new Set<number>();
  /** By stop that may be passed once only, the used leg that arrives at it. */
  const arrives = new Map<number, number>();
  const passedOnce = (stop: number) => apart === 'STOPS' && stop !== from && stop !== to;

  // A state is a stop from which every leg may be taken, or, odd, one on a way of others, from which only that way may be taken back.
  const free = (stop: number) => stop * 2;
  const backOnly = (stop: number) => stop * 2 + 1;
  /** By state, that before it (−1: none), and twice the leg between, + 1 when it is taken back. Of the search whose number stands in `ofSearch`. */
  const stateBefore = new Int32Array(2 * stops.codes.length);
  const legBetween = new Int32Array(2 * stops.codes.length);
  const ofSearch = new Uint32Array(2 * stops.codes.length);
  const queue = new Int32Array(2 * stops.codes.length);
  let searches = 0;
  const isReached = (state: number) => ofSearch[state] === searches;
  search();
  while (isReached(free(to))) {
    augment();
    search();
  }
  return { count: countWays(), ways: waysOf(), cut: cutOf() };

  function search(): void {
    searches += 1;
    let queued = 0;
    const visit = (next: number, before: number, between: number) => {
      if (ofSearch[next] === searches) return;
      ofSearch[next] = searches;
      stateBefore[next] = before;
      legBetween[next] = between;
      queue[queued++] = next;
    };
    visit(free(from), -1, -1);
    const { legsOut, legsIn } = stops;
    for (let done = 0; done < queued; done++) {
      const state = queue[done]!;
      const stop = state >> 1;
      if (stop === to) return;
      const mayLeave = state === free(stop);
      if (mayLeave) {
        for (let at = legsOut.start[stop]!; at < legsOut.start[stop + 1]!; at++) {
          const leg = legsOut.items[at]!;
          const next = legs.to[leg]!;
          if (!view.legHolds[leg] || next === from) continue;
          // Stops are what runs out then: a used leg leads there still, though no further.
          if (arrives.size > 0 && arrives.has(next)) visit(backOnly(next), state, leg * 2);
          else if (used.size === 0 || !used.has(leg)) visit(free(next), state, leg * 2);
        }
      }
      if (used.size === 0) continue;
      // Back along a way that is taken: its stop before is free again for another.
      for (let at = legsIn.start[stop]!; at < legsIn.start[stop + 1]!; at++) {
        const leg = legsIn.items[at]!;
        if (used.has(leg)) visit(free(legs.from[leg]!), state, leg * 2 + 1);
      }
    }
  }

  function augment(): void {
    const given: number[] = [];
    const taken: number[] = [];
    for (let state = free(to); stateBefore[state]! >= 0; state = stateBefore[state]!) {
      const between = legBetween[state]!;
      (between % 2 === 1 ? given : taken).push(between >> 1);
    }
    for (const leg of given) {
      used.delete(leg);
      arrives.delete(legs.to[leg]!);
    }
    for (const leg of taken) {
      used.add(leg);
      if (passedOnce(legs.to[leg]!)) arrives.set(legs.to[leg]!, leg);
    }
  }

  function countWays(): number {
    return rowOf(stops.legsOut, from).filter((leg) => used.has(leg)).length;
  }

  function waysOf(): number[][] {
    const left = new Set(used);
    const ways: number[][] = [];
    for (const first of rowOf(stops.legsOut, from)) {
      if (!left.delete(first)) continue;
      const way = [first];
      for (let stop = legs.to[first]!; stop !== to;) {
        const next = rowOf(stops.legsOut, stop).find((leg) => left.has(leg))!;
        left.delete(next);
        way.push(next);
        stop = legs.to[next]!;
      }
      ways.push(way);
    }
    return ways;
  }

  function cutOf(): DisjointWays['cut'] {
    const cutStops: number[] = [];
    const cutLegs: number[] = [];
    for (const leg of used) {
      const tail = legs.from[leg]!;
      const head = legs.to[leg]!;
      if (!isReached(free(tail)) || isReached(free(head))) continue;
      if (isReached(backOnly(head))) cutStops.push(head);
      else cutLegs.push(leg);
    }
    return { stops: cutStops.toSorted((a, b) => a - b), legs: cutLegs.toSorted((a, b) => a - b) };
  }
}
