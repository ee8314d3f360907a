import { rowOf } from '../network/compressed-rows.ts';
import { stopsReached } from '../network/changed-network.ts';
import type { Changes } from './changed-view.ts';
import type { View } from './view.ts';

/** By service type: where changes may make another cell, or other care along a leg. */
export interface Touched {
  readonly stops: ReadonlyMap<number, ReadonlySet<number>>;
  /** Legs to which a service is attached that opens or closes. */
  readonly legs: ReadonlyMap<number, ReadonlySet<number>>;
}

/**
 * The stops of the whole network that a service reaches, or in whose area it is, which opens or closes, and those of which a
 * supposed statement speaks. Closed stops and legs are not among them. O(pairs of stops and services + stops), by one pass over columns.
 */
export function touchedBy({ network }: View, changes: Changes): Touched {
  const { stops, legs, services, areas } = network;
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
  const closed = changes.closedServices;
  if (closed.size > 0) {
    forEachPair(stops.reach, (stop, service) => {
      if (closed.has(service)) touched.stops.add(services.type[service]!, stop);
    });
    forEachPair(legs.services, (leg, service) => {
      if (closed.has(service)) touched.legs.add(services.type[service]!, leg);
    });
    const typesByArea = typesByRow(areas.services, closed, services.type);
    const typesByCountry = typesByRow(services.byCountry, closed, services.type);
    forEachPair(stops.areas, (stop, area) => {
      for (const type of typesByArea.get(area) ?? []) touched.stops.add(type, stop);
    });
    for (let stop = 0; typesByCountry.size > 0 && stop < stops.codes.length; stop++) {
      for (const country of [stops.country[stop]!, stops.otherCountry[stop]!]) {
        for (const type of typesByCountry.get(country) ?? []) touched.stops.add(type, stop);
      }
    }
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

type Rows = View['network']['stops']['reach'];

function forEachPair({ start, items }: Rows, visit: (row: number, item: number) => void): void {
  let row = 0;
  for (let pair = 0; pair < items.length; pair++) {
    while (start[row + 1]! <= pair) row++;
    visit(row, items[pair]!);
  }
}

/** Types of the closed services in each row. */
function typesByRow(rows: Rows, closed: ReadonlySet<number>, typeOf: Int32Array): Map<number, Set<number>> {
  const types = new Map<number, Set<number>>();
  forEachPair(rows, (row, service) => {
    if (!closed.has(service)) return;
    types.set(row, (types.get(row) ?? new Set<number>()).add(typeOf[service]!));
  });
  return types;
}
