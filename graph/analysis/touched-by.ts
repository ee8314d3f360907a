import { rowOf } from '../network/compressed-rows.ts';
import { stopsReached } from '../network/changed-network.ts';
import type { Changes } from './changed-view.ts';
import { serviceBearing } from './service-bearing.ts';
import type { View } from './view.ts';

/** By service type: where changes may make another cell, or other care along a leg. */
export interface Touched {
  readonly stops: ReadonlyMap<number, ReadonlySet<number>>;
  /** Legs to which a service is attached that opens or closes. */
  readonly legs: ReadonlyMap<number, ReadonlySet<number>>;
}

/**
 * The stops of the whole network that a service reaches, or in whose area it is, which opens or closes, and those of which a
 * supposed statement speaks. Closed stops and legs are not among them. O(stops that they touch), and O(stops) for a statement or a point.
 */
export function touchedBy({ network }: View, changes: Changes): Touched {
  const { stops, services } = network;
  const touched = { stops: setsByType(), legs: setsByType() };
  for (const service of changes.openedServices) {
    for (const { stop } of stopsReached(network, service)) touched.stops.add(service.type, stop);
    if (service.leg >= 0) touched.legs.add(service.type, service.leg);
  }
  for (const { country, area, types } of changes.statements) {
    for (let stop = 0; stop < stops.codes.length; stop++) {
      if (stops.country[stop] !== country && stops.otherCountry[stop] !== country) continue;
      if (area >= 0 && !rowOf(stops.areas, stop).includes(area)) continue;
      for (const type of types) touched.stops.add(type, stop);
    }
  }
  const bearing = serviceBearing(network);
  for (const service of changes.closedServices) {
    const type = services.type[service]!;
    for (const stop of bearing.stopsOf(service)) touched.stops.add(type, stop);
    for (const leg of bearing.legsOf(service)) touched.legs.add(type, leg);
  }
  return { stops: touched.stops.sets, legs: touched.legs.sets };
}

function setsByType() {
  const sets = new Map<number, Set<number>>();
  return {
    sets,
    add(type: number, place: number): void {
      const known = sets.get(type);
      if (known === undefined) sets.set(type, new Set([place]));
      else known.add(place);
    },
  };
}
