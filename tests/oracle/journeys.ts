import type { RestrictedRead } from '../../graph/model/viewer.ts';
import type { Fact } from '../../graph/model/kinds.ts';
import { careOf, kmInCare } from './care.ts';
import { countriesOfLeg, countriesOfStop, legsOn, stopsOn } from './network.ts';
import { deathsOnLeg } from './people.ts';
import { roundKm } from './rounding.ts';
import { compareText, find, mustFind, type View, type World } from './world.ts';

export interface JourneysAsk {
  from: string;
  to: string;
  via: string[];
  avoid: { countries: string[]; stops: string[]; modes: string[] };
  optimise: 'DISTANCE' | 'TIME' | 'KM_NOT_IN_CARE' | 'RISK' | 'PARETO';
  maxOverlap?: number | null;
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
  /** Told when asked for by the aim. */
  kmNotInCare: number | null;
  deathsAndMissingPerYear: number | null;
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

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
/** One null makes it null. */
const sumOfAll = (numbers: (number | null)[]): number | null =>
  numbers.some((number) => number === null) ? null : sum(numbers as number[]);

interface Candidate {
  way: Leg[];
  codes: string[];
  km: number;
  notInCare: number;
  measuresCare: boolean;
  /** Of the legs that somebody counts. */
  recorded: number;
  deaths: number | null;
}

/** All that rules 30 and 31 and decision 17 compare, of one way. Rounded, so that the order of adding decides nothing. */
function candidate(view: View, ask: JourneysAsk, way: Leg[]): Candidate {
  const cares = ask.serviceTypes.map((type) => careOf(view, type, ask.group)).filter((care) => care !== null);
  const notInCare = (leg: Leg) => sum(cares.map((care) => leg.km - kmInCare(care.low(leg), leg)));
  const deaths = way.map((leg) => deathsOnLeg(view, leg.code));
  return {
    way,
    codes: way.map((leg) => leg.code),
    km: roundKm(sum(way.map((leg) => leg.km))),
    notInCare: roundKm(sum(way.map(notInCare))),
    measuresCare: cares.length > 0,
    recorded: sum(deaths.filter((count) => count !== null)),
    deaths: sumOfAll(deaths),
  };
}

/** What is made least; null is not ranked by it. Rule 30. */
function total(ask: JourneysAsk, { way, km, notInCare, deaths }: Candidate): number | null {
  if (ask.optimise === 'TIME') return roundKm(sum(way.map((leg) => Math.round(leg.hours! * 3600))));
  if (ask.optimise === 'KM_NOT_IN_CARE') return notInCare;
  return ask.optimise === 'RISK' ? deaths : km;
}

/** Decision 17: whether one is certainly no worse in anything, as far as anybody counts, and better in something. */
export function isBeaten(one: Candidate, by: Candidate): boolean {
  if (by.km > one.km || by.notInCare > one.notInCare) return false;
  const better = by.km < one.km || by.notInCare < one.notInCare;
  if (by.deaths === null && one.deaths !== null) return false;
  if (by.recorded > one.recorded) return false;
  return better || by.recorded < one.recorded || (by.deaths !== null && one.deaths === null);
}

/** Decision 17: of the list, in its order, each that shares at most that share with each one taken before. */
function apart(list: Candidate[], maxOverlap: number): Candidate[] {
  const taken: Candidate[] = [];
  for (const one of list) {
    const fits = taken.every((before) => {
      const shared = sum(before.way.filter((leg) => one.codes.includes(leg.code)).map((leg) => leg.km));
      return (
        shared <= before.km * maxOverlap + 1e-9 &&
        one.codes.join() !== before.codes.join() &&
        shared < before.km
      );
    });
    if (fits) taken.push(one);
  }
  return taken;
}

/** Rules 30 and 31, and decision 17. None from a stop to itself. */
export function oracleJourneys(world: World, ask: JourneysAsk): OracleJourney[] {
  const view: View = { world, asOf: ask.asOf, readsRestricted: ask.readsRestricted };
  const start = find(stopsOn(view), ask.from);
  if (start === undefined || !allowedStop(ask, start) || ask.from === ask.to) return [];

  const compareCodes = (a: string[], b: string[]) => {
    for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return compareText(a[i]!, b[i]!);
    return 0;
  };
  const all = everyWay(allowedLegs(view, ask), ask.from, ask.to, [ask.from])
    .filter((way) => passesInOrder(stopsAlong(ask.from, way), ask.via))
    .map((way) => candidate(view, ask, way))
    .toSorted((a, b) => {
      const [totalA, totalB] = [total(ask, a), total(ask, b)];
      return (
        Number(totalA === null) - Number(totalB === null) ||
        (totalA ?? 0) - (totalB ?? 0) ||
        a.km - b.km ||
        a.way.length - b.way.length ||
        compareCodes(a.codes, b.codes)
      );
    });
  const asksCare = ask.optimise === 'KM_NOT_IN_CARE' || ask.optimise === 'PARETO';
  const asksRisk = ask.optimise === 'RISK' || ask.optimise === 'PARETO';
  const chosen =
    ask.optimise === 'PARETO'
      ? all.filter((one) => !all.some((other) => isBeaten(one, other)))
      : (typeof ask.maxOverlap === 'number' ? apart(all, ask.maxOverlap) : all).slice(0, ask.first);
  return chosen.map(({ way, km, codes, notInCare, measuresCare, deaths }) => ({
    legs: codes,
    stops: stopsAlong(ask.from, way),
    km,
    hours: way.some((leg) => leg.hours === null) ? null : roundKm(sum(way.map((leg) => leg.hours!))),
    kmNotInCare: asksCare && measuresCare ? notInCare : null,
    deathsAndMissingPerYear: asksRisk ? deaths : null,
  }));
}
