import { rowOf } from '../network/compressed-rows.ts';
import { type Network, REACH_AREA_POINT } from '../network/network.ts';
import { countriesOfStop } from '../network/place-columns.ts';
import type { View } from './view.ts';

/** Services that bear on one stop. */
export interface Candidates {
  /** Those of a type that reach it, each once. */
  reaching(type: number): readonly number[];
  /** Whether one that reaches it does so only as a point that stands for an area. */
  isByAreaPoint(service: number): boolean;
  /** Those of a type that do not reach it but serve an area in which it lies. */
  inArea(type: number): readonly number[];
}

const NONE: readonly number[] = [];

/** Services that bear on every stop of some country and areas, without being told by stop; by type, so that a cell looks at its own alone. */
interface OfPlace {
  /** By the whole country, or by an area of level 3 or finer. */
  readonly reaching: ReadonlyMap<number, ReadonlySet<number>>;
  /** By any area, those that reach it included. */
  readonly inAreas: ReadonlyMap<number, ReadonlySet<number>>;
}

/** Of a network, as far as it was asked for: by country and areas, for many stops lie in one district, and by stop. */
interface KnownPlaces {
  readonly byKey: Map<string, OfPlace>;
  /** Null: none. */
  readonly byStop: Map<number, OfPlace | null>;
}

const ofPlaces = new WeakMap<Network, KnownPlaces>();

function ofPlace(network: Network, stop: number): OfPlace | null {
  let known = ofPlaces.get(network);
  if (known === undefined) ofPlaces.set(network, (known = { byKey: new Map(), byStop: new Map() }));
  let place = known.byStop.get(stop);
  if (place === undefined) known.byStop.set(stop, (place = findPlace(network, stop, known.byKey)));
  return place;
}

function findPlace(network: Network, stop: number, known: Map<string, OfPlace>): OfPlace | null {
  const { stops, services, areas } = network;
  const areasHere = rowOf(stops.areas, stop);
  const countries = countriesOfStop(stops, stop);
  const isWide = countries.some((country) => rowOf(services.byCountry, country).length > 0);
  if (areasHere.length === 0 && !isWide) return null;
  const key = `${countries.join()} ${areasHere.join()}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const reaching = new Map<number, Set<number>>();
  const inAreas = new Map<number, Set<number>>();
  const put = (into: Map<number, Set<number>>, service: number) => {
    const type = services.type[service]!;
    const list = into.get(type);
    if (list === undefined) into.set(type, new Set([service]));
    else list.add(service);
  };
  for (const country of countries) {
    for (const service of rowOf(services.byCountry, country)) put(reaching, service);
  }
  for (const area of areasHere) {
    for (const service of rowOf(areas.services, area)) {
      put(inAreas, service);
      // Coarser areas than its finest are those that the finest one is part of.
      if (areas.level[area]! >= 3 && services.finestLevel[service] === areas.level[area])
        put(reaching, service);
    }
  }
  const place = { reaching, inAreas };
  known.set(key, place);
  return place;
}

/**
 * Decision 0002, rule 5. O(services told by stop + those of the type) for each type asked; those that bear on all of a district are gathered
 * once per network.
 */
export function candidatesAt({ network }: View, stop: number): Candidates {
  const { stops, services } = network;
  const { start, items } = stops.reach;
  const [first, end] = [start[stop]!, start[stop + 1]!];
  const place = ofPlace(network, stop);
  return {
    reaching(type) {
      const before = place?.reaching.get(type);
      const found: number[] = [];
      // By stop, each is there once.
      for (let pair = first; pair < end; pair++) {
        const service = items[pair]!;
        if (services.type[service] === type && before?.has(service) !== true) found.push(service);
      }
      return before === undefined ? found : [...before, ...found];
    },
    isByAreaPoint(service) {
      if (place?.reaching.get(services.type[service]!)?.has(service) === true) return false;
      for (let pair = first; pair < end; pair++)
        if (items[pair] === service) return stops.reachHow[pair] === REACH_AREA_POINT;
      return false;
    },
    inArea(type) {
      const inAreas = place?.inAreas.get(type);
      if (inAreas === undefined) return NONE;
      const reaching = new Set(this.reaching(type));
      return [...inAreas].filter((service) => !reaching.has(service));
    },
  };
}
