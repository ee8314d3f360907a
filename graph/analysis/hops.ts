import { rowOf } from '../network/compressed-rows.ts';
import { countriesOfStop } from '../network/place-columns.ts';
import type { Scope } from './scope.ts';
import type { View } from './view.ts';

/** The shortest way from a stop on land to another over legs of a scope, with nothing but stops at sea between. */
export interface Hop {
  readonly from: number;
  readonly to: number;
  readonly metres: number;
}

/** A leg that leaves land or comes to it, with the stops on land from which and to which one travels on it. */
export interface Passage {
  readonly leg: number;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** How one gets from land to land in a scope. Each map is by a stop on land. */
export interface Hops {
  readonly into: ReadonlyMap<number, readonly Hop[]>;
  readonly outOf: ReadonlyMap<number, readonly Hop[]>;
  /** Legs that leave land: by where they leave, and by each stop to which they lead. */
  readonly leaving: ReadonlyMap<number, readonly Passage[]>;
  readonly leavingFor: ReadonlyMap<number, readonly Passage[]>;
  /** Legs that come to land: by where they arrive, and by each stop from which one comes on them. */
  readonly arriving: ReadonlyMap<number, readonly Passage[]>;
  readonly arrivingFrom: ReadonlyMap<number, readonly Passage[]>;
}

/** O(legs of the scope + shores² × stops at sea). */
export function hopsOf(view: View, scope: Scope): Hops {
  const { stops, legs } = view.network;
  const isAtSea = (stop: number) => countriesOfStop(stops, stop).length === 0;
  const inScope = new Set(scope.legs);
  const seaLegs = (stop: number, back: boolean) =>
    [...rowOf(back ? stops.legsIn : stops.legsOut, stop)].filter((leg) => inScope.has(leg));
  /** Stops on land that one reaches over the sea from one (or, `back`, from which one reaches it), with the metres. */
  const shoresFrom = (start: number, back: boolean): ReadonlyMap<number, number> => {
    const reached = new Map([[start, 0]]);
    const open = [start];
    // Few stops lie at sea: passing each again when it gets nearer costs less than an order of them.
    for (let stop = open.shift(); stop !== undefined; stop = open.shift()) {
      if (stop !== start && !isAtSea(stop)) continue;
      for (const leg of seaLegs(stop, back)) {
        const next = back ? legs.from[leg]! : legs.to[leg]!;
        const metres = reached.get(stop)! + legs.metres[leg]!;
        if (metres >= (reached.get(next) ?? Infinity)) continue;
        reached.set(next, metres);
        open.push(next);
      }
    }
    return new Map([...reached].filter(([stop]) => stop !== start && !isAtSea(stop)));
  };
  const kept = new Map<string, ReadonlyMap<number, number>>();
  const shores = (start: number, back: boolean) => {
    const key = `${start} ${back}`;
    const known = kept.get(key) ?? shoresFrom(start, back);
    kept.set(key, known);
    return known;
  };

  const into = new Map<number, Hop[]>();
  const outOf = new Map<number, Hop[]>();
  const leaving = new Map<number, Passage[]>();
  const leavingFor = new Map<number, Passage[]>();
  const arriving = new Map<number, Passage[]>();
  const arrivingFrom = new Map<number, Passage[]>();
  for (const leg of scope.legs) {
    const start = legs.from[leg]!;
    const end = legs.to[leg]!;
    const leaves = !isAtSea(start);
    const arrives = !isAtSea(end);
    if (!leaves && !arrives) continue;
    const passage: Passage = {
      leg,
      from: leaves ? [start] : [...shores(start, true).keys()].filter((stop) => stop !== end),
      to: arrives ? [end] : [...shores(end, false).keys()].filter((stop) => stop !== start),
    };
    if (leaves) {
      add(leaving, start, passage);
      for (const stop of passage.to) add(leavingFor, stop, passage);
    }
    if (arrives) {
      add(arriving, end, passage);
      for (const stop of passage.from) add(arrivingFrom, stop, passage);
    }
  }
  for (const start of leaving.keys()) {
    for (const [end, metres] of shores(start, false)) {
      const hop = { from: start, to: end, metres };
      add(outOf, start, hop);
      add(into, end, hop);
    }
  }
  return { into, outOf, leaving, leavingFor, arriving, arrivingFrom };
}

function add<T>(lists: Map<number, T[]>, key: number, member: T): void {
  const list = lists.get(key);
  if (list) list.push(member);
  else lists.set(key, [member]);
}
