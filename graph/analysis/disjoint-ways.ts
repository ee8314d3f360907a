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
  let reached = search();
  while (reached.has(free(to))) {
    augment(reached);
    reached = search();
  }
  return { count: countWays(), ways: waysOf(), cut: cutOf(reached) };

  /** By state, the state before it and the leg between, taken forwards or back. */
  function search(): Map<number, { before: number; leg: number; back: boolean } | null> {
    const cameBy = new Map<number, { before: number; leg: number; back: boolean } | null>([
      [free(from), null],
    ]);
    for (const state of cameBy.keys()) {
      const stop = state >> 1;
      if (stop === to) break;
      const visit = (next: number, leg: number, back: boolean) => {
        if (!cameBy.has(next)) cameBy.set(next, { before: state, leg, back });
      };
      const mayLeave = state === free(stop);
      if (mayLeave) {
        for (const leg of rowOf(stops.legsOut, stop)) {
          const next = legs.to[leg]!;
          if (!view.legHolds[leg] || next === from) continue;
          // Stops are what runs out then: a used leg leads there still, though no further.
          if (arrives.has(next)) visit(backOnly(next), leg, false);
          else if (!used.has(leg)) visit(free(next), leg, false);
        }
      }
      // Back along a way that is taken: its stop before is free again for another.
      for (const leg of rowOf(stops.legsIn, stop)) {
        if (used.has(leg)) visit(free(legs.from[leg]!), leg, true);
      }
    }
    return cameBy;
  }

  function augment(cameBy: ReturnType<typeof search>): void {
    const given: number[] = [];
    const taken: number[] = [];
    for (let step = cameBy.get(free(to))!; step !== null; step = cameBy.get(step.before)!) {
      (step.back ? given : taken).push(step.leg);
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

  function cutOf(cameBy: ReturnType<typeof search>): DisjointWays['cut'] {
    const cutStops: number[] = [];
    const cutLegs: number[] = [];
    for (const leg of used) {
      const tail = legs.from[leg]!;
      const head = legs.to[leg]!;
      if (!cameBy.has(free(tail)) || cameBy.has(free(head))) continue;
      if (cameBy.has(backOnly(head))) cutStops.push(head);
      else cutLegs.push(leg);
    }
    return { stops: cutStops.toSorted((a, b) => a - b), legs: cutLegs.toSorted((a, b) => a - b) };
  }
}
