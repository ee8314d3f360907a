import { countriesOfStop } from '../network/place-columns.ts';
import { type Border, bordersOf } from './borders.ts';
import { journeyAlong } from './journeys.ts';
import { minHeap } from './min-heap.ts';
import type { View } from './view.ts';

/** One way over one border, no longer than the border needs. */
export interface Passage extends Border {
  /** Names it among all: its legs in the order of travel. */
  readonly key: string;
  /** The stop where its first leg starts. */
  readonly start: number;
}

/** From one stop with a country to the next, over one leg or over the sea. */
interface Hop {
  readonly to: number;
  readonly legs: readonly number[];
}

type ByStart = ReadonlyMap<number, readonly Passage[]>;

/** All ways over a border that some legs make, each once per direction, kept so that a change costs what it touches. */
export interface BorderPassages {
  readonly byStart: ByStart;
  /**
   * The starts from which other legs may make other passages, each with all that it has then. `legs` are those of the scope that close, and those
   * that come to it. O(stops at sea and hops around them).
   */
  after(changed: View, legs: LegsOfScope): ByStart;
}

interface LegsOfScope {
  readonly gone: readonly number[];
  readonly come: readonly number[];
}

/** Decision 0002, rule 34. O(stops × legs at sea + pairs of hops at each crossing). */
export function borderPassages(view: View, legs: readonly number[]): BorderPassages {
  const { from, to } = view.network.legs;
  const leaving = Map.groupBy(legs, (leg) => from[leg]!);
  const arriving = Map.groupBy(legs, (leg) => to[leg]!);
  const hops = new Map<number, readonly Hop[]>();
  for (const stop of [...leaving.keys()].toSorted((a, b) => a - b)) {
    if (!isAtSea(view, stop))
      hops.set(
        stop,
        hopsFrom(view, stop, (at) => leaving.get(at) ?? []),
      );
  }
  /** From where one hops to each stop. */
  const comingTo = new Map<number, number[]>();
  for (const [start, list] of hops) {
    for (const hop of list) comingTo.set(hop.to, [...(comingTo.get(hop.to) ?? []), start]);
  }
  const hopsOf = (stop: number) => hops.get(stop) ?? [];
  return {
    byStart: new Map([...hops.keys()].map((start) => [start, passagesFrom(view, start, hopsOf)])),
    after(changed, { gone, come }) {
      const { legs: legsAfter } = changed.network;
      const comeFrom = Map.groupBy(come, (leg) => legsAfter.from[leg]!);
      const comeTo = Map.groupBy(come, (leg) => legsAfter.to[leg]!);
      const changedStarts = new Set<number>();
      /** Every stop on land from which one comes over this one: itself, or those across the sea, as it was and as it will be. */
      const passed = new Set<number>();
      const addStarts = (stop: number) => {
        if (!isAtSea(changed, stop)) changedStarts.add(stop);
        else if (!passed.has(stop)) {
          passed.add(stop);
          for (const leg of [...(arriving.get(stop) ?? []), ...(comeTo.get(stop) ?? [])]) {
            addStarts(legsAfter.from[leg]!);
          }
        }
      };
      for (const leg of [...gone, ...come]) addStarts(legsAfter.from[leg]!);

      const leavingAfter = (stop: number) =>
        [...(leaving.get(stop) ?? []), ...(comeFrom.get(stop) ?? [])].filter((leg) => changed.legHolds[leg]);
      const others = new Map(
        [...changedStarts].map((start) => [start, hopsFrom(changed, start, leavingAfter)]),
      );
      const hopsAfter = (stop: number) => others.get(stop) ?? hopsOf(stop);
      const starts = new Set(changedStarts);
      for (const stop of changedStarts) {
        // What goes on from a crossing is part of the passages that come to it.
        if (isCrossing(changed, stop)) comingTo.get(stop)?.forEach((start) => starts.add(start));
      }
      return new Map([...starts].map((start) => [start, passagesFrom(changed, start, hopsAfter)]));
    },
  };
}

const isAtSea = ({ network }: View, stop: number) => network.stops.country[stop]! < 0;
const isCrossing = ({ network }: View, stop: number) => network.stops.otherCountry[stop]! >= 0;

function passagesFrom(view: View, start: number, hopsOf: (stop: number) => readonly Hop[]): Passage[] {
  const { stops } = view.network;
  const passages: Passage[] = [];
  const add = (along: readonly number[], crossing: number | null) => {
    const border = bordersOf(view, journeyAlong(view, along)).find((found) => found.crossing === crossing);
    if (border !== undefined) passages.push({ ...border, start, key: along.join(' ') });
  };
  const own = countriesOfStop(stops, start);
  for (const hop of hopsOf(start)) {
    const there = countriesOfStop(stops, hop.to);
    if (!there.some((country) => own.includes(country))) add(hop.legs, null);
    if (there.length < 2) continue;
    for (const next of hopsOf(hop.to)) add([...hop.legs, ...next.legs], hop.to);
  }
  return passages;
}

/** The shortest hop to every stop with a country to which there is one; of equal ones that with the smaller leg, looking back from its end. */
function hopsFrom(view: View, from: number, leaving: (stop: number) => readonly number[]): Hop[] {
  const { legs } = view.network;
  const metres = new Map([[from, 0]]);
  const cameBy = new Map<number, number>();
  const heap = minHeap();
  heap.push(0, from);
  while (heap.size > 0) {
    const key = heap.leastKey();
    const stop = heap.pop();
    if (key > metres.get(stop)! || (stop !== from && !isAtSea(view, stop))) continue;
    for (const leg of leaving(stop)) {
      const next = legs.to[leg]!;
      const there = key + legs.metres[leg]!;
      const known = metres.get(next) ?? Infinity;
      if (there > known) continue;
      if (there < known) {
        metres.set(next, there);
        heap.push(there, next);
      } else if (next === from || leg > cameBy.get(next)!) continue;
      cameBy.set(next, leg);
    }
  }
  const wayTo = (stop: number): number[] => {
    const way: number[] = [];
    for (let at = stop; at !== from; at = legs.from[way[0]!]!) way.unshift(cameBy.get(at)!);
    return way;
  };
  return [...cameBy.keys()].filter((stop) => !isAtSea(view, stop)).map((to) => ({ to, legs: wayTo(to) }));
}
