import { rowOf } from '../network/compressed-rows.ts';
import { REACH_AREA_POINT } from '../network/network.ts';
import { countriesOfStop } from '../network/place-columns.ts';
import type { View } from './view.ts';

/** Services that bear on one stop, of all types, each once. */
export interface Candidates {
  /** Those that reach it. */
  readonly reaching: ReadonlySet<number>;
  /** Of those, the ones that reach it only as a point that stands for an area. */
  readonly byAreaPoint: ReadonlySet<number>;
  /** Those that do not reach it but serve an area in which it lies. */
  readonly inArea: ReadonlySet<number>;
}

/** Decision 0002, rule 5. O(services that bear on the stop). */
export function candidatesAt(view: View, stop: number): Candidates {
  const { stops, services, areas } = view.network;
  const reaching = new Set<number>();
  for (const country of countriesOfStop(stops, stop)) {
    for (const service of rowOf(services.byCountry, country)) reaching.add(service);
  }
  for (const area of rowOf(stops.areas, stop)) {
    if (areas.level[area]! < 3) continue;
    for (const service of rowOf(areas.services, area)) {
      // Coarser areas than its finest are those that the finest one is part of.
      if (services.finestLevel[service] === areas.level[area]) reaching.add(service);
    }
  }
  const byAreaPoint = new Set<number>();
  for (let pair = stops.reach.start[stop]!; pair < stops.reach.start[stop + 1]!; pair++) {
    const service = stops.reach.items[pair]!;
    if (stops.reachHow[pair] === REACH_AREA_POINT && !reaching.has(service)) byAreaPoint.add(service);
    reaching.add(service);
  }
  const inArea = new Set<number>();
  for (const area of rowOf(stops.areas, stop)) {
    for (const service of rowOf(areas.services, area)) if (!reaching.has(service)) inArea.add(service);
  }
  return { reaching, byAreaPoint, inArea };
}
