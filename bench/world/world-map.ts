import type { LegMode, StopKind } from '../../graph/model/closed-lists.ts';
import { greatCircleKm } from '../../graph/model/great-circle.ts';
import type { Fact } from '../../graph/model/kinds.ts';
import { type Chance, chance } from './chance.ts';
import { nearestFirst } from './nearest-first.ts';
import type { WorldSize } from './sizes.ts';
import type { MadeLeg, MadeStop, WorldMap } from './made-places.ts';

const STOPS_OF_A_TOWN = 25;
/** Of all stops. */
const CROSSINGS = 0.03;
const AT_SEA = 0.004;
const KM_PER_DEGREE = 111;

/**
 * Stops lie in towns, towns in countries of unlike size; legs join neighbours, most of them both ways. Every country holds together, and
 * joins its land neighbours over crossings and a few others over the sea.
 */
export function makeMap(size: WorldSize, facts: readonly Fact<'Country'>[], seed: number): WorldMap {
  const draw = chance(seed, 'map');
  const placed = facts.filter(
    ({ lat, lon, ifrcRegion }) =>
      lat !== null && lon !== null && (size.regions?.includes(ifrcRegion ?? '') ?? ifrcRegion !== null),
  );
  const placeOf = new Map(placed.map(({ code }, place) => [code, place]));
  const centre = (country: number) => ({ lat: placed[country]!.lat!, lon: placed[country]!.lon! });
  const borders = placed.flatMap((fact, one) =>
    fact.borders.flatMap((code) => {
      const other = placeOf.get(code);
      return other === undefined || other < one ? [] : [[one, other] as const];
    }),
  );
  const radiusKm = placed.map((_, one) => {
    const near = placed.map((_other, other) =>
      other === one ? Infinity : greatCircleKm(centre(one), centre(other)),
    );
    return Math.min(600, Math.max(60, Math.min(...near) / 2));
  });

  const stops: MadeStop[] = [];
  const crossingCount = Math.floor(size.stops * CROSSINGS);
  const seaCount = Math.floor(size.stops * AT_SEA);
  const weights = radiusKm.map((radius) => radius * (0.2 + draw.tail(1)));
  const shares = sharedOut(size.stops - crossingCount - seaCount, weights);
  const countries = placed.map(({ code }, country) => {
    const towns = Math.ceil(shares[country]! / STOPS_OF_A_TOWN);
    const centres = Array.from({ length: towns }, () =>
      around(centre(country), radiusKm[country]! * Math.sqrt(draw.share()), draw),
    );
    const own: number[] = [];
    for (let n = 0; n < shares[country]!; n++) {
      const town = draw.below(towns);
      own.push(stops.length);
      stops.push({
        kind: kindOfStop(draw.share()),
        country,
        otherCountry: -1,
        town,
        ...around(centres[town]!, draw.tail(radiusKm[country]! / 12), draw),
      });
    }
    return { code, towns, stops: own };
  });

  const legs = legMaker(stops, draw);
  const neighbours = nearestFirst(stops, countries, 8);
  for (const { stops: own } of countries) {
    own.forEach((stop, n) => {
      if (n === 0) return;
      // The nearest of those before it, so that the country holds together.
      const near = neighbours(stop).find((other) => other < stop) ?? own[draw.below(n)]!;
      legs.bothWays(stop, near);
    });
  }
  for (let n = 0; n < crossingCount && borders.length > 0; n++) {
    const [one, other] = borders[n % borders.length]!;
    if (countries[one]!.stops.length === 0 || countries[other]!.stops.length === 0) continue;
    const a = draw.oneOf(countries[one]!.stops);
    const b = nearestOf(stops, stops[a]!, countries[other]!.stops);
    const near = nearestOf(stops, stops[b]!, countries[one]!.stops);
    const at = { lat: (stops[near]!.lat + stops[b]!.lat) / 2, lon: (stops[near]!.lon + stops[b]!.lon) / 2 };
    const crossing = stops.length;
    stops.push({
      kind: 'BORDER_CROSSING',
      country: one,
      otherCountry: other,
      town: -1,
      ...around(at, draw.tail(15), draw),
    });
    legs.bothWays(near, crossing);
    legs.bothWays(crossing, b);
  }
  const ports = [...stops.keys()].filter((stop) => stops[stop]!.kind === 'PORT');
  while (stops.length < size.stops) {
    const port = draw.oneOf(ports);
    const sea = stops.length;
    stops.push({
      kind: 'SEA_AREA',
      country: -1,
      otherCountry: -1,
      town: -1,
      ...around(stops[port]!, 50 + draw.tail(100), draw),
    });
    const beyond = ports.filter((other) => stops[other]!.country !== stops[port]!.country);
    legs.oneWay(port, sea, 'SEA');
    legs.oneWay(sea, nearestOf(stops, stops[sea]!, beyond), 'SEA');
  }

  const inland = countries.flatMap(({ stops: own }) => own);
  shuffle(inland, draw);
  for (let rank = 0; rank < 8 && legs.count() < size.legs; rank++) {
    for (const stop of inland) {
      const other = neighbours(stop)[rank];
      if (other === undefined) continue;
      if (draw.isTrue(0.9)) legs.bothWays(stop, other);
      else legs.oneWay(stop, other, 'FOOT');
      if (draw.isTrue(0.01)) legs.bothWays(stop, draw.oneOf(countries[stops[stop]!.country]!.stops));
      if (legs.count() >= size.legs) break;
    }
  }
  return { countries, stops, legs: legs.all() };
}

/** Gives `total` out by weight, to the last one. */
function sharedOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  let before = 0;
  let given = 0;
  return weights.map((weight) => {
    before += weight;
    const upTo = Math.round((total * before) / sum);
    const share = upTo - given;
    given = upTo;
    return share;
  });
}

function kindOfStop(share: number): StopKind {
  if (share < 0.35) return 'CITY';
  if (share < 0.8) return 'VILLAGE';
  if (share < 0.86) return 'CAMP';
  if (share < 0.9) return 'TRANSIT_HUB';
  if (share < 0.94) return 'RECEPTION_CENTRE';
  if (share < 0.98) return 'PORT';
  return 'AIRPORT';
}

/** A point so far from another, in whatever direction. */
function around(
  { lat, lon }: { lat: number; lon: number },
  km: number,
  draw: Chance,
): { lat: number; lon: number } {
  const angle = draw.share() * 2 * Math.PI;
  const north = Math.min(84, Math.max(-84, lat + (km * Math.cos(angle)) / KM_PER_DEGREE));
  const east =
    lon + (km * Math.sin(angle)) / (KM_PER_DEGREE * Math.max(0.2, Math.cos((lat * Math.PI) / 180)));
  const rounded = (degrees: number) => Math.round(degrees * 1e4) / 1e4;
  return { lat: rounded(north), lon: rounded(Math.min(179.9, Math.max(-179.9, east))) };
}

function nearestOf(stops: readonly MadeStop[], from: MadeStop, among: readonly number[]): number {
  let best = among[0]!;
  let least = Infinity;
  for (const stop of among) {
    const { lat, lon } = stops[stop]!;
    const squared = (lat - from.lat) ** 2 + (lon - from.lon) ** 2;
    if (squared < least) [least, best] = [squared, stop];
  }
  return best;
}

/** Each leg once. Lengths are great circles times a factor, or published ones, which are whole and may be rounded below the great circle. */
function legMaker(stops: readonly MadeStop[], draw: Chance) {
  const legs: MadeLeg[] = [];
  const known = new Set<number>();
  const add = (from: number, to: number, mode: LegMode, km: number, isPublished: boolean) => {
    const key = from * 1_000_000 + to;
    if (from === to || known.has(key)) return;
    known.add(key);
    legs.push({ from, to, mode, km, isPublished });
  };
  const length = (from: number, to: number) => {
    const isPublished = draw.isTrue(0.3);
    const km = greatCircleKm(stops[from]!, stops[to]!) * (1.1 + draw.tail(0.2));
    return {
      km: isPublished ? Math.max(1, Math.round(km)) : Math.max(0.1, Math.round(km * 1000) / 1000),
      isPublished,
    };
  };
  return {
    bothWays(a: number, b: number): void {
      const { km, isPublished } = length(a, b);
      const mode = draw.isTrue(0.9) ? 'ROAD' : draw.oneOf(['FOOT', 'RAIL', 'RIVER'] as const);
      add(a, b, mode, km, isPublished);
      add(b, a, mode, km, isPublished);
    },
    oneWay(from: number, to: number, mode: LegMode): void {
      const { km, isPublished } = length(from, to);
      add(from, to, mode, km, isPublished);
    },
    count: () => legs.length,
    all: () => legs,
  };
}

function shuffle(items: number[], draw: Chance): void {
  for (let place = items.length - 1; place > 0; place--) {
    const other = draw.below(place + 1);
    [items[place], items[other]] = [items[other]!, items[place]!];
  }
}
