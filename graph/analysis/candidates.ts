import { rowOf } from '../network/compressed-rows.ts';
import { type Network, REACH_AREA_POINT } from '../network/network.ts';
import { countriesOfStop } from '../network/place-columns.ts';
import type { View } from './view.ts';

/** Services that bear on one stop, of all types, each once. */
export interface Candidates {
  /** Those that reach it. */
  readonly reaching: ArrayLike<number>;
  /** Of those, the ones that reach it only as a point that stands for an area. */
  readonly byAreaPoint: ReadonlySet<number>;
  /** Those that do not reach it but serve an area in which it lies. Found when asked for. */
  inArea(): readonly number[];
}

const NONE: ReadonlySet<number> = new Set();
const NOTHING: readonly number[] = [];

/** Services that bear on every stop of some country and areas, without being told by stop. */
interface OfPlace {
  /** By the whole country, or by an area of level 3 or finer. */
  readonly reaching: ReadonlySet<number>;
  /** By any area, those that reach it included. */
  readonly inAreas: readonly number[];
}

/** By network, then by country and areas: many stops lie in one district. */
const ofPlaces = new WeakMap<Network, Map<string, OfPlace>>();

function ofPlace(network: Network, stop: number): OfPlace | null {
  const { stops, services, areas } = network;
  const areasHere = rowOf(stops.areas, stop);
  const countries = countriesOfStop(stops, stop);
  const isWide = countries.some((country) => rowOf(services.byCountry, country).length > 0);
  if (areasHere.length === 0 && !isWide) return null;
  let known = ofPlaces.get(network);
  if (known === undefined) ofPlaces.set(network, (known = new Map()));
  const key = `${countries.join()} ${areasHere.join()}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const reaching = new Set<number>();
  for (const country of countries) {
    for (const service of rowOf(services.byCountry, country)) reaching.add(service);
  }
  const inAreas = new Set<number>();
  for (const area of areasHere) {
    for (const service of rowOf(areas.services, area)) {
      inAreas.add(service);
      // Coarser areas than its finest are those that the finest one is part of.
      if (areas.level[area]! >= 3 && services.finestLevel[service] === areas.level[area])
        reaching.add(service);
    }
  }
  const place = { reaching, inAreas: [...inAreas] };
  known.set(key, place);
  return place;
}

/** Decision 0002, rule 5. O(services that bear on the stop); those that bear on all of a district are gathered once per network. */
export function candidatesAt({ network }: View, stop: number): Candidates {
  const { stops } = network;
  const pairs = rowOf(stops.reach, stop);
  const place = ofPlace(network, stop);
  const before = place?.reaching ?? NONE;
  let byAreaPoint: Set<number> | null = null;
  for (let pair = stops.reach.start[stop]!; pair < stops.reach.start[stop + 1]!; pair++) {
    const service = stops.reach.items[pair]!;
    if (stops.reachHow[pair] === REACH_AREA_POINT && !before.has(service))
      byAreaPoint = (byAreaPoint ?? new Set()).add(service);
  }
  return {
    // By stop, each is there once.
    reaching: before.size === 0 ? pairs : [...before, ...pairs.filter((service) => !before.has(service))],
    byAreaPoint: byAreaPoint ?? NONE,
    inArea() {
      if (place === null || place.inAreas.length === 0) return NOTHING;
      const byStop = new Set(pairs);
      return place.inAreas.filter((service) => !before.has(service) && !byStop.has(service));
    },
  };
}
