import type { LegMode } from '../model/closed-lists.ts';
import { rowOf } from '../network/compressed-rows.ts';
import { countriesOfStop } from '../network/place-columns.ts';
import { waysThrough } from './alternatives.ts';
import { legCare, metresInCare } from './leg-care.ts';
import type { Layer } from './layers.ts';
import type { WaySearch } from './shortest-ways.ts';
import type { View } from './view.ts';

export type Optimise = 'DISTANCE' | 'TIME' | 'KM_NOT_IN_CARE';

export interface JourneyAsk {
  readonly from: number;
  readonly to: number;
  /** Stops to pass, in this order. */
  readonly via: readonly number[];
  readonly avoid: {
    readonly countries: readonly number[];
    readonly stops: readonly number[];
    readonly modes: readonly LegMode[];
  };
  readonly optimise: Optimise;
  /** For KM_NOT_IN_CARE: the layers whose km count. */
  readonly layers: readonly Layer[];
  readonly first: number;
}

export interface Journey {
  readonly stops: readonly number[];
  readonly legs: readonly number[];
  readonly km: number;
  /** Null when a leg has no published hours. */
  readonly hours: number | null;
}

export type NoJourneyCode =
  | 'SAME_STOP'
  | 'STOP_NOT_THERE'
  | 'STOP_AVOIDED'
  | 'NO_LEG_LEAVES'
  | 'NO_LEG_ARRIVES'
  | 'NOT_CONNECTED'
  | 'VIA_NOT_CONNECTED'
  | 'BLOCKED_BY_AVOID'
  | 'HOURS_NOT_PUBLISHED';

/** Why there is no journey, and at which end or constraint. */
export interface NoJourney {
  readonly code: NoJourneyCode;
  readonly end: 'FROM' | 'TO' | 'VIA' | null;
  readonly stop: number | null;
}

/** The `first` least journeys; or why there is none. Decision 0002, rules 30 and 31. */
export function journeys(view: View, ask: JourneyAsk): { journeys: Journey[]; noJourney: NoJourney | null } {
  const points = [ask.from, ...ask.via, ask.to];
  const found: Journey[] = [];
  if (new Set(points).size === points.length) {
    for (const way of waysThrough(searchFor(view, ask), points)) {
      if (found.length >= ask.first) break;
      found.push(journeyAlong(view, way.legs));
    }
  }
  return { journeys: found, noJourney: found.length > 0 ? null : whyNone(view, ask, points) };
}

/** The journey along consecutive legs. */
export function journeyAlong(view: View, along: readonly number[]): Journey {
  const { legs } = view.network;
  const hours = along.reduce((sum, leg) => sum + legs.hours[leg]!, 0);
  return {
    stops: [legs.from[along[0]!]!, ...along.map((leg) => legs.to[leg]!)],
    legs: along,
    km: along.reduce((sum, leg) => sum + legs.metres[leg]!, 0) / 1000,
    hours: Number.isNaN(hours) ? null : hours,
  };
}

function searchFor(view: View, ask: JourneyAsk): WaySearch {
  const { stops, legs } = view.network;
  const { avoid } = ask;
  const closedStops = new Set(avoid.stops);
  if (avoid.countries.length > 0) {
    for (let stop = 0; stop < stops.codes.length; stop++) {
      if (countriesOfStop(stops, stop).some((country) => avoid.countries.includes(country))) {
        closedStops.add(stop);
      }
    }
  }
  const cares = ask.layers.map((layer) => legCare(view, layer)).filter((care) => care !== null);
  const measure: Record<Optimise, (leg: number) => number> = {
    DISTANCE: (leg) => legs.metres[leg]!,
    TIME: (leg) => (Number.isNaN(legs.hours[leg]!) ? Infinity : Math.round(legs.hours[leg]! * 3600)),
    KM_NOT_IN_CARE: (leg) =>
      cares.reduce(
        (sum, care) => sum + legs.metres[leg]! - metresInCare(legs.metres[leg]!, care.low(leg)),
        0,
      ),
  };
  const known = new Map<number, number>();
  const legCost = (leg: number): number => {
    let cost = known.get(leg);
    if (cost === undefined) {
      const avoided =
        avoid.modes.includes(legs.mode[leg]!) ||
        rowOf(legs.countries, leg).some((country) => avoid.countries.includes(country));
      cost = avoided ? Infinity : measure[ask.optimise](leg);
      known.set(leg, cost);
    }
    return cost;
  };
  return { view, legCost, closedStops };
}

function whyNone(view: View, ask: JourneyAsk, points: readonly number[]): NoJourney {
  const { stops } = view.network;
  const endOf = (place: number) => (place === 0 ? 'FROM' : place === points.length - 1 ? 'TO' : 'VIA');
  const at = (code: NoJourneyCode, place: number): NoJourney => ({
    code,
    end: endOf(place),
    stop: points[place]!,
  });
  const repeated = points.findIndex((stop, place) => points.indexOf(stop) !== place);
  if (repeated >= 0) return at('SAME_STOP', repeated);
  const gone = points.findIndex((stop) => !view.stopHolds[stop]);
  if (gone >= 0) return at('STOP_NOT_THERE', gone);
  const { closedStops } = searchFor(view, ask);
  const closed = points.findIndex((stop) => closedStops.has(stop));
  if (closed >= 0) return at('STOP_AVOIDED', closed);
  const hasLeg = (rows: typeof stops.legsOut, stop: number) =>
    rowOf(rows, stop).some((leg) => view.legHolds[leg]);
  if (!hasLeg(stops.legsOut, ask.from)) return at('NO_LEG_LEAVES', 0);
  if (!hasLeg(stops.legsIn, ask.to)) return at('NO_LEG_ARRIVES', points.length - 1);

  const nothingAvoided = { countries: [], stops: [], modes: [] };
  const works = (changes: Partial<JourneyAsk>) => {
    const asked = { ...ask, ...changes };
    const search = searchFor(view, asked);
    return !waysThrough(search, [asked.from, ...asked.via, asked.to]).next().done;
  };
  if (ask.optimise === 'TIME' && works({ optimise: 'DISTANCE' })) {
    return { code: 'HOURS_NOT_PUBLISHED', end: null, stop: null };
  }
  if (works({ avoid: nothingAvoided, optimise: 'DISTANCE' })) {
    return { code: 'BLOCKED_BY_AVOID', end: null, stop: null };
  }
  if (ask.via.length > 0 && works({ avoid: nothingAvoided, via: [], optimise: 'DISTANCE' })) {
    const unreached = points.findIndex(
      (stop, place) =>
        place > 0 &&
        !works({ avoid: nothingAvoided, from: points[place - 1]!, to: stop, via: [], optimise: 'DISTANCE' }),
    );
    return unreached > 0
      ? at('VIA_NOT_CONNECTED', Math.min(unreached, points.length - 2))
      : at('VIA_NOT_CONNECTED', 1);
  }
  return { code: 'NOT_CONNECTED', end: null, stop: null };
}
