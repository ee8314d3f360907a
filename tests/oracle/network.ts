import type { Fact } from '../../graph/model/kinds.ts';
import { byCode, distinct, find, holds, mustFind, type View } from './world.ts';

/** Rules 1 and 5: a stop is there when it holds, and each country that it states is in the world. */
function isThere({ world, asOf }: View, stop: Fact<'Stop'>): boolean {
  if (!holds(stop, asOf)) return false;
  return countriesOfStop(stop).every((country) => find(world.Country, country) !== undefined);
}

export function stopsOn(view: View): Fact<'Stop'>[] {
  return byCode(view.world.Stop.filter((stop) => isThere(view, stop)));
}

/** A leg is there when it holds and both its ends are there. */
export function legsOn(view: View): Fact<'Leg'>[] {
  const { world, asOf } = view;
  const there = (code: string) => isThere(view, mustFind(world.Stop, code));
  return byCode(world.Leg.filter((leg) => holds(leg, asOf) && there(leg.from) && there(leg.to)));
}

/** Rule 5: two for a border crossing, none at sea. */
export function countriesOfStop(stop: Fact<'Stop'>): string[] {
  return [stop.country, stop.otherCountry].filter((country) => country !== null);
}

/** Rule 11: none at sea; else those that both ends share, else those of both ends. */
export function countriesOfLeg({ world }: View, leg: Fact<'Leg'>): string[] {
  if (leg.mode === 'SEA') return [];
  const from = countriesOfStop(mustFind(world.Stop, leg.from));
  const to = countriesOfStop(mustFind(world.Stop, leg.to));
  const shared = from.filter((country) => to.includes(country));
  return shared.length > 0 ? shared : distinct([...from, ...to]);
}

export interface Way {
  from: string;
  to: string;
  km: number;
}

/** Shortest km from every stop to every stop (Floyd–Warshall); Infinity when there is no way. */
export function allDistances(stops: string[], ways: Way[]): (from: string, to: string) => number {
  const table = stops.map((_, row) => stops.map((_, column) => (row === column ? 0 : Infinity)));
  for (const way of ways) {
    const row = table[stops.indexOf(way.from)]!;
    const column = stops.indexOf(way.to);
    row[column] = Math.min(row[column]!, way.km);
  }
  for (let middle = 0; middle < stops.length; middle++) {
    for (let from = 0; from < stops.length; from++) {
      for (let to = 0; to < stops.length; to++) {
        const over = table[from]![middle]! + table[middle]![to]!;
        if (over < table[from]![to]!) table[from]![to] = over;
      }
    }
  }
  return (from, to) => table[stops.indexOf(from)]![stops.indexOf(to)]!;
}

/** Each way, and each way back. */
export function bothWays(ways: Way[]): Way[] {
  return ways.flatMap(({ from, to, km }) => [
    { from, to, km },
    { from: to, to: from, km },
  ]);
}
