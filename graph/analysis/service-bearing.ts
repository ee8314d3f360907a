import { type CompressedRows, compressRows, rowOf } from '../network/compressed-rows.ts';
import type { Network } from '../network/network.ts';

/** Where one service bears on anything: the network's columns tell it by place, this by service. */
export interface ServiceBearing {
  /** Stops that it reaches or in whose area it is; some more than once. O(those stops). */
  stopsOf(service: number): Iterable<number>;
  legsOf(service: number): Iterable<number>;
}

const made = new WeakMap<Network, ServiceBearing>();

/** O(pairs of services and places), once per network. */
export function serviceBearing(network: Network): ServiceBearing {
  let bearing = made.get(network);
  if (bearing === undefined) made.set(network, (bearing = makeBearing(network)));
  return bearing;
}

function makeBearing({ stops, legs, services, areas, countries }: Network): ServiceBearing {
  const count = services.codes.length;
  const byReach = turnedRound(stops.reach, count);
  const byLeg = turnedRound(legs.services, count);
  const areasOf = turnedRound(areas.services, count);
  const stopsInArea = turnedRound(stops.areas, areas.codes.length);
  const countriesOf = turnedRound(services.byCountry, count);
  const all = [...stops.country.keys()];
  const inCountry = [stops.country, stops.otherCountry].map((column) => {
    const placed = all.filter((stop) => column[stop]! >= 0);
    return compressRows(
      countries.codes.length,
      placed.map((stop) => column[stop]!),
      placed,
    );
  });
  return {
    *stopsOf(service) {
      yield* rowOf(byReach, service);
      for (const area of rowOf(areasOf, service)) yield* rowOf(stopsInArea, area);
      for (const country of rowOf(countriesOf, service)) {
        for (const rows of inCountry) yield* rowOf(rows, country);
      }
    },
    legsOf: (service) => rowOf(byLeg, service),
  };
}

/** Rows by item, of rows of items. */
function turnedRound({ start, items }: CompressedRows, itemCount: number): CompressedRows {
  const rows = new Int32Array(items.length);
  for (let row = 0; row + 1 < start.length; row++) rows.fill(row, start[row], start[row + 1]);
  return compressRows(itemCount, items, rows);
}
