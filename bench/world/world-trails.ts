import { compressRows, rowOf } from '../../graph/network/compressed-rows.ts';
import { chance } from './chance.ts';
import type { WorldMap } from './made-places.ts';

export interface MadeTrail {
  readonly origin: number;
  readonly destinations: readonly number[];
  /** Origin and destinations among them. */
  readonly stops: readonly number[];
  readonly legs: readonly number[];
}

/** A trail is chosen among so many stops around its origin. */
const MOST_AROUND = 6_000;

/** Each trail is the union of ways with fewest legs from one origin to a few destinations, 15 to 60 legs away, or as far as one gets. */
export function makeTrails({ stops, legs }: WorldMap, count: number, seed: number): MadeTrail[] {
  const draw = chance(seed, 'trails');
  const legsOut = compressRows(
    stops.length,
    legs.map(({ from }) => from),
    [...legs.keys()],
  );
  const cameBy = new Int32Array(stops.length);
  const depth = new Int32Array(stops.length);
  const trails: MadeTrail[] = [];
  for (let tried = 0; trails.length < count && tried < count * 20; tried++) {
    const origin = draw.below(stops.length);
    const deepest = 15 + draw.below(45);
    cameBy.fill(-1);
    depth.fill(-1);
    depth[origin] = 0;
    const reached = [origin];
    for (const stop of reached) {
      if (depth[stop] === deepest || reached.length > MOST_AROUND) break;
      for (const leg of rowOf(legsOut, stop)) {
        const next = legs[leg]!.to;
        if (depth[next]! >= 0) continue;
        cameBy[next] = leg;
        depth[next] = depth[stop]! + 1;
        reached.push(next);
      }
    }
    const farthest = depth[reached.at(-1)!]!;
    const ends = reached.filter((stop) => depth[stop] === farthest && stop !== origin);
    const abroad = ends.filter((end) => stops[end]!.country !== stops[origin]!.country);
    const among = abroad.length > 0 ? abroad : ends;
    if (among.length === 0) continue;
    const destinations = [...new Set(Array.from({ length: 1 + draw.below(3) }, () => draw.oneOf(among)))];
    const onStops = new Set([origin]);
    const onLegs = new Set<number>();
    for (const end of destinations) {
      for (let stop = end; stop !== origin;) {
        const leg = cameBy[stop]!;
        onStops.add(stop);
        onLegs.add(leg);
        stop = legs[leg]!.from;
      }
    }
    const inOrder = (places: Set<number>) => [...places].toSorted((a, b) => a - b);
    trails.push({ origin, destinations, stops: inOrder(onStops), legs: inOrder(onLegs) });
  }
  return trails;
}
