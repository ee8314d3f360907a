import type { Expectation } from './expectation.ts';
import type { Journey } from './journeys.ts';
import type { LegCare, Reaches } from './leg-care.ts';
import { flowOnLeg } from './people.ts';
import { type UsedFigure, usedFigures } from './used-figures.ts';
import type { View } from './view.ts';

/** The longest contiguous stretch of a journey outside care. */
export interface LongestBreak {
  /** Stop at or before its start, and at or after its end. */
  readonly from: number;
  readonly to: number;
  /** km where even UNKNOWN stops serving would not reach. */
  readonly certainKm: number;
  /** Where the longest certain stretch starts; null when there is none. */
  readonly certainFrom: number | null;
  /** km with SERVED stops alone. */
  readonly possibleKm: number;
  /** Null when a leg touched has no published hours. */
  readonly hours: number | null;
  readonly legs: readonly number[];
  /** The greatest published flow on a leg touched; null when there is none. */
  readonly peoplePerYear: number | null;
  /** What it rests on: the greatest, one alone; the first of several that are equal. */
  readonly figures: readonly UsedFigure[];
}

interface Stretch {
  /** Metres from the start of the journey. */
  start: number;
  end: number;
}

/** Decision 0002, rule 24. Null when all is in care, or nothing is expected. O(legs). */
export function longestBreak(
  view: View,
  journey: Journey,
  care: LegCare,
  expectation: Expectation,
): LongestBreak | null {
  const { legs } = view.network;
  const possible = longest(stretches(view, journey, care.layer.type, expectation, (leg) => care.low(leg)));
  if (possible === null) return null;
  const certain = longest(stretches(view, journey, care.layer.type, expectation, (leg) => care.high(leg)));
  const starts = [0];
  for (const leg of journey.legs) starts.push(starts.at(-1)! + legs.metres[leg]!);
  const touched = journey.legs
    .map((leg, i) => ({
      leg,
      metres: Math.min(possible.end, starts[i + 1]!) - Math.max(possible.start, starts[i]!),
    }))
    .filter(({ metres }) => metres > 0);
  const flows = touched.map(({ leg }) => flowOnLeg(view, leg)).filter((flow) => flow !== null);
  const greatest = flows.toSorted((a, b) => b.value - a.value).slice(0, 1);
  const hours = touched.reduce(
    (sum, { leg, metres }) => sum + (legs.hours[leg]! * metres) / legs.metres[leg]!,
    0,
  );
  const stopBefore = (metres: number) => journey.stops[starts.findLastIndex((start) => start <= metres)]!;
  return {
    from: stopBefore(possible.start),
    to: journey.stops[starts.findIndex((start) => start >= possible.end)]!,
    certainKm: certain === null ? 0 : (certain.end - certain.start) / 1000,
    certainFrom: certain === null ? null : stopBefore(certain.start),
    possibleKm: (possible.end - possible.start) / 1000,
    hours: Number.isNaN(hours) ? null : hours,
    legs: touched.map(({ leg }) => leg),
    peoplePerYear: greatest[0]?.value ?? null,
    figures: usedFigures({ people: { basis: 'LEG', figures: greatest } }),
  };
}

function stretches(
  view: View,
  journey: Journey,
  type: number,
  expectation: Expectation,
  reachesOf: (leg: number) => Reaches,
): Stretch[] {
  const found: Stretch[] = [];
  let open: Stretch | null = null;
  let start = 0;
  for (const leg of journey.legs) {
    const metres = view.network.legs.metres[leg]!;
    const end = start + metres;
    const { fromStart, fromEnd } = reachesOf(leg);
    const outside = { start: start + Math.min(metres, fromStart), end: end - Math.min(metres, fromEnd) };
    if (!expectation.onLeg(leg, type)) open = null;
    else if (outside.start >= outside.end) {
      if (metres > 0) open = null;
    } else {
      if (open !== null && open.end === outside.start) open.end = outside.end;
      else {
        open = outside;
        found.push(open);
      }
      if (outside.end < end) open = null;
    }
    start = end;
  }
  return found;
}

function longest(all: readonly Stretch[]): Stretch | null {
  return all.reduce<Stretch | null>(
    (most, next) => (most === null || next.end - next.start > most.end - most.start ? next : most),
    null,
  );
}
