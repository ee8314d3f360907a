import type { LegSeen, StopSeen, TrailSeen } from './answers.ts';
import { countriesOf } from './place.ts';

/** The stops and legs that trails hold, each once. */
export interface World {
  readonly stops: ReadonlyMap<string, StopSeen>;
  readonly legs: readonly LegSeen[];
}

export const legKey = ({ from, to, mode, km }: LegSeen): string => `${from.code}>${to.code} ${mode} ${km}`;

export function worldOf(trails: readonly TrailSeen[]): World {
  return {
    stops: new Map(trails.flatMap(({ stops }) => stops).map((stop) => [stop.code, stop])),
    legs: [...new Map(trails.flatMap(({ legs }) => legs).map((leg) => [legKey(leg), leg])).values()],
  };
}

interface Way {
  readonly from: string;
  readonly to: string;
  readonly km: number;
}

/** km to every place from the nearest of some, by relaxing every way until nothing changes: slow, and plainly right. */
export function shortest(ways: readonly Way[], starts: Iterable<string>): Map<string, number> {
  const km = new Map([...starts].map((start) => [start, 0]));
  for (let changed = true; changed;) {
    changed = false;
    for (const way of ways) {
      const there = (km.get(way.from) ?? Infinity) + way.km;
      if (there < (km.get(way.to) ?? Infinity)) {
        km.set(way.to, there);
        changed = true;
      }
    }
  }
  return km;
}

export const waysOf = (legs: readonly LegSeen[]): Way[] =>
  legs.map(({ from, to, km }) => ({ from: from.code, to: to.code, km }));
export const backwards = (ways: readonly Way[]): Way[] =>
  ways.map(({ from, to, km }) => ({ from: to, to: from, km }));

/**
 * In which countries a leg lies: those that its ends share; both, when it crosses a border; and of a leg with an end at sea,
 * or one that goes by sea, that it lies at sea.
 */
export function liesIn(
  { stops }: World,
  leg: LegSeen,
): { readonly countries: string[]; readonly atSea: boolean } {
  const [from, to] = [leg.from, leg.to].map(({ code }) => countriesOf(stops.get(code)!)) as [
    string[],
    string[],
  ];
  const atSea = leg.mode === 'SEA' || from.length === 0 || to.length === 0;
  const shared = from.filter((one) => to.includes(one));
  return { countries: shared.length > 0 ? shared : [...new Set([...from, ...to])], atSea };
}

/**
 * D(v): km from the nearest of some stops along the network in any direction, never across a border. Answered by country, since a
 * border crossing is reached from either side: from a stop of a country one gets no further than its crossings, and out to sea.
 */
export function kmWithinCountries(
  world: World,
  serving: ReadonlySet<string>,
): (stop: string, country?: string) => number {
  const countries = new Set([...world.stops.values()].flatMap(countriesOf));
  const byCountry = new Map<string, Map<string, number>>();
  for (const country of countries) {
    const inside = (code: string) => {
      const own = countriesOf(world.stops.get(code)!);
      return own.length === 0 || own.includes(country);
    };
    const ways = waysOf(world.legs.filter((leg) => inside(leg.from.code) && inside(leg.to.code)));
    byCountry.set(
      country,
      shortest(
        [...ways, ...backwards(ways)],
        [...serving].filter((code) => inside(code)),
      ),
    );
  }
  return (stop, country) => {
    const own = country === undefined ? countriesOf(world.stops.get(stop)!) : [country];
    const kms = (own.length > 0 ? own : [...countries]).map(
      (one) => byCountry.get(one)!.get(stop) ?? Infinity,
    );
    return Math.min(...kms);
  };
}
