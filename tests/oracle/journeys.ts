import type { RestrictedRead } from '../../graph/model/viewer.ts';
import type { Fact } from '../../graph/model/kinds.ts';
import { careOf, kmInCare } from './care.ts';
import { countriesOfLeg, countriesOfStop, legsOn, stopsOn } from './network.ts';
import { roundKm } from './rounding.ts';
import { compareText, find, mustFind, type View, type World } from './world.ts';

export interface JourneysAsk {
  from: string;
  to: string;
  via: string[];
  avoid: { countries: string[]; stops: string[]; modes: string[] };
  optimise: 'DISTANCE' | 'TIME' | 'KM_NOT_IN_CARE';
  serviceTypes: string[];
  group: string;
  first: number;
  asOf: string;
  readsRestricted: RestrictedRead;
}

export interface OracleJourney {
  legs: string[];
  stops: string[];
  km: number;
  hours: number | null;
}

type Leg = Fact<'Leg'>;

function allowedStop({ avoid }: JourneysAsk, stop: Fact<'Stop'>): boolean {
  if (avoid.stops.includes(stop.code)) return false;
  return !countriesOfStop(stop).some((country) => avoid.countries.includes(country));
}

function allowedLegs(view: View, ask: JourneysAsk): Leg[] {
  const stop = (code: string) => mustFind(view.world.Stop, code);
  return legsOn(view).filter((leg) => {
    if (!allowedStop(ask, stop(leg.from)) || !allowedStop(ask, stop(leg.to))) return false;
    if (ask.avoid.modes.includes(leg.mode)) return false;
    if (countriesOfLeg(view, leg).some((country) => ask.avoid.countries.includes(country))) return false;
    return ask.optimise !== 'TIME' || leg.hours !== null;
  });
}

/** Every way from `at` to `to` that passes no stop twice. */
function everyWay(legs: Leg[], at: string, to: string, passed: string[]): Leg[][] {
  if (at === to) return [[]];
  const ways: Leg[][] = [];
  for (const leg of legs) {
    if (leg.from !== at || passed.includes(leg.to)) continue;
    for (const rest of everyWay(legs, leg.to, to, [...passed, leg.to])) ways.push([leg, ...rest]);
  }
  return ways;
}

function stopsAlong(from: string, way: Leg[]): string[] {
  return [from, ...way.map((leg) => leg.to)];
}

function passesInOrder(stops: string[], via: string[]): boolean {
  let next = 0;
  for (const stop of stops) if (stop === via[next]) next++;
  return next === via.length;
}

/** What a leg costs under the measure that is made least. Rule 30. */
function costOfLeg(view: View, ask: JourneysAsk): (leg: Leg) => number {
  if (ask.optimise === 'DISTANCE') return (leg) => leg.km;
  if (ask.optimise === 'TIME') return (leg) => leg.hours!;
  const cares = ask.serviceTypes.map((type) => careOf(view, type, ask.group)).filter((care) => care !== null);
  return (leg) => cares.reduce((sum, care) => sum + (leg.km - kmInCare(care.low(leg), leg)), 0);
}

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Rules 30 and 31. None from a stop to itself. */
export function oracleJourneys(world: World, ask: JourneysAsk): OracleJourney[] {
  const view: View = { world, asOf: ask.asOf, readsRestricted: ask.readsRestricted };
  const start = find(stopsOn(view), ask.from);
  if (start === undefined || !allowedStop(ask, start) || ask.from === ask.to) return [];

  const cost = costOfLeg(view, ask);
  const found = everyWay(allowedLegs(view, ask), ask.from, ask.to, [ask.from])
    .filter((way) => passesInOrder(stopsAlong(ask.from, way), ask.via))
    .map((way) => ({
      way,
      // Rounded, so that the order of adding decides nothing.
      total: roundKm(sum(way.map(cost))),
      km: roundKm(sum(way.map((leg) => leg.km))),
      codes: way.map((leg) => leg.code),
    }));
  const compareCodes = (a: string[], b: string[]) => {
    for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return compareText(a[i]!, b[i]!);
    return 0;
  };
  found.sort(
    (a, b) =>
      a.total - b.total || a.km - b.km || a.way.length - b.way.length || compareCodes(a.codes, b.codes),
  );
  return found.slice(0, ask.first).map(({ way, km, codes }) => ({
    legs: codes,
    stops: stopsAlong(ask.from, way),
    km,
    hours: way.some((leg) => leg.hours === null) ? null : roundKm(sum(way.map((leg) => leg.hours!))),
  }));
}
