import { LEG_MODES } from '../model/closed-lists.ts';
import type { Figure } from '../network/network.ts';
import { rowOf } from '../network/compressed-rows.ts';
import { countriesOfStop } from '../network/place-columns.ts';
import { GAVE_UP, waysThrough } from './alternatives.ts';
import type { JourneyAsk, Optimise } from './journey-ask.ts';
import { type LegCriteria, legCriteria } from './leg-criteria.ts';
import { type NoJourney, whyNoJourney } from './no-journey.ts';
import { deathsOnLeg } from './people.ts';
import { compareWays, type Way, type WaySearch } from './shortest-ways.ts';
import { unbeatenWays } from './unbeaten-ways.ts';
import type { View } from './view.ts';
import { waysApart } from './ways-apart.ts';

export interface Journey {
  readonly stops: readonly number[];
  readonly legs: readonly number[];
  readonly km: number;
  /** Null when a leg has no published hours. */
  readonly hours: number | null;
}

export interface FoundJourney extends Journey {
  /** Added over the layers. Null: not measured by this aim, or no layer has a care range. */
  readonly kmNotInCare: number | null;
  /** Null: not measured by this aim, or nobody counts on a leg. */
  readonly deathsAndMissingPerYear: number | null;
  /** All that somebody counts on its legs, also where `deathsAndMissingPerYear` is null. Empty when not measured by this aim. */
  readonly deaths: readonly Figure[];
}

/** Why there are fewer journeys than asked. */
export type FewerJourneys = 'NO_OTHER_WAY' | 'OTHERS_OVERLAP';

export interface JourneysFound {
  readonly journeys: readonly FoundJourney[];
  readonly noJourney: NoJourney | null;
  /** Null: there are as many as asked, or none, or the aim is PARETO. */
  readonly fewer: FewerJourneys | null;
}

/** The least journeys, or why there is none; null when the search would take too long. Decisions 0002 (rules 30, 31) and 0017. */
export function journeys(view: View, ask: JourneyAsk): JourneysFound | null {
  const points = [ask.from, ...ask.via, ask.to];
  const possible =
    new Set(points).size === points.length && points.every((stop) => view.stopHolds[stop] === 1);
  const criteria = legCriteria(view, ask.layers);
  const ways = possible ? waysFor(view, ask, points, criteria) : [];
  if (ways === null) return null;
  if (ways.length > 0) {
    return {
      journeys: ways.map(({ legs }) => foundAlong(view, ask, criteria, legs)),
      noJourney: null,
      fewer: ways.length < ask.first && ask.optimise !== 'PARETO' ? whyFewer(view, ask, ways.length) : null,
    };
  }
  const search = (changes: Partial<JourneyAsk>) => {
    const asked = { ...ask, ...changes };
    return searchFor(view, asked, legCriteria(view, asked.layers));
  };
  const noJourney = whyNoJourney(view, ask, search);
  return noJourney === GAVE_UP ? null : { journeys: [], noJourney, fewer: null };
}

/** The journey along consecutive legs. */
export function journeyAlong(view: View, along: readonly number[]): Journey {
  const { legs } = view.network;
  const stops = [legs.from[along[0]!]!];
  let metres = 0;
  let hours = 0;
  for (const leg of along) {
    stops.push(legs.to[leg]!);
    metres += legs.metres[leg]!;
    hours += legs.hours[leg]!;
  }
  return { stops, legs: along, km: metres / 1000, hours: Number.isNaN(hours) ? null : hours };
}

function foundAlong(
  view: View,
  { optimise }: JourneyAsk,
  criteria: LegCriteria,
  along: readonly number[],
): FoundJourney {
  const asksCare = optimise === 'KM_NOT_IN_CARE' || optimise === 'PARETO';
  const asksRisk = optimise === 'RISK' || optimise === 'PARETO';
  const deaths = asksRisk ? along.map(criteria.deaths) : [];
  return {
    ...journeyAlong(view, along),
    kmNotInCare: asksCare && criteria.measuresCare ? sumOf(along.map(criteria.metresNotInCare)) / 1000 : null,
    deathsAndMissingPerYear: asksRisk && areAllKnown(deaths) ? sumOf(deaths) / 1000 : null,
    deaths: asksRisk ? along.map((leg) => deathsOnLeg(view, leg)).filter((figure) => figure !== null) : [],
  };
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
const areAllKnown = (numbers: readonly (number | null)[]): numbers is readonly number[] =>
  !numbers.includes(null);

/** Null when the search gave up. */
function waysFor(
  view: View,
  ask: JourneyAsk,
  points: readonly number[],
  criteria: LegCriteria,
): readonly Way[] | null {
  const search = searchFor(view, ask, criteria);
  if (ask.optimise === 'PARETO') {
    const { ways } = unbeatenWays(search, ask.from, ask.to, criteria);
    return ways && ways.toSorted(compareWays);
  }
  if (ask.maxOverlap !== null) return waysApart(search, ask.from, ask.to, ask.maxOverlap, ask.first);
  const ranked = take(waysThrough(search, points), ask.first);
  if (ranked === null || ask.optimise !== 'RISK' || ranked.length === ask.first) return ranked;
  // Those of unknown risk are not ranked by it: they follow, by distance.
  const byDistance = waysThrough(searchFor(view, { ...ask, optimise: 'DISTANCE' }, criteria), points);
  const isUnknown = ({ legs }: Way) => !areAllKnown(legs.map(criteria.deaths));
  const others = take(byDistance, ask.first - ranked.length, isUnknown);
  return others && [...ranked, ...others];
}

/** The first of them that fit; null when their search gave up before. */
function take(
  ways: Iterable<Way | typeof GAVE_UP>,
  most: number,
  fits: (way: Way) => boolean = () => true,
): Way[] | null {
  const taken: Way[] = [];
  for (const way of ways) {
    if (way === GAVE_UP) return null;
    if (fits(way)) taken.push(way);
    if (taken.length === most) break;
  }
  return taken;
}

function whyFewer(view: View, ask: JourneyAsk, found: number): FewerJourneys {
  if (ask.maxOverlap === null) return 'NO_OTHER_WAY';
  const search = searchFor(view, ask, legCriteria(view, ask.layers));
  const more = take(waysThrough(search, [ask.from, ask.to]), found + 1);
  return more !== null && more.length <= found ? 'NO_OTHER_WAY' : 'OTHERS_OVERLAP';
}

function searchFor(view: View, { avoid, optimise }: JourneyAsk, criteria: LegCriteria): WaySearch {
  const { stops, legs } = view.network;
  const closedStops = new Set(avoid.stops);
  if (avoid.countries.length > 0) {
    for (let stop = 0; stop < stops.codes.length; stop++) {
      if (countriesOfStop(stops, stop).some((country) => avoid.countries.includes(country))) {
        closedStops.add(stop);
      }
    }
  }
  const measure: Record<Optimise, (leg: number) => number> = {
    DISTANCE: criteria.metres,
    TIME: (leg) => criteria.seconds(leg) ?? Infinity,
    KM_NOT_IN_CARE: criteria.metresNotInCare,
    RISK: (leg) => criteria.deaths(leg) ?? Infinity,
    PARETO: criteria.metres,
  };
  // Both cost at least what a leg's metres are.
  const costsMetres = optimise === 'DISTANCE' || optimise === 'PARETO';
  const isAvoided =
    avoid.modes.length + avoid.countries.length > 0
      ? (leg: number) =>
          avoid.modes.includes(LEG_MODES[legs.mode[leg]!]!) ||
          rowOf(legs.countries, leg).some((country) => avoid.countries.includes(country))
      : null;
  if (costsMetres && isAvoided === null)
    return { view, legCost: measure[optimise], closedStops, costsMetres };
  const known = new Float64Array(legs.codes.length).fill(NaN);
  const legCost = (leg: number): number => {
    let cost = known[leg]!;
    if (Number.isNaN(cost)) known[leg] = cost = isAvoided?.(leg) === true ? Infinity : measure[optimise](leg);
    return cost;
  };
  return { view, legCost, closedStops, costsMetres };
}
