import { rowOf } from '../network/compressed-rows.ts';
import type { Figure } from '../network/network.ts';
import { holdsOn } from '../network/validity.ts';
import { shownFigure } from './figure.ts';
import type { View } from './view.ts';

/** A number of people with what it rests on. */
export interface People {
  readonly value: number;
  /** LEG: counted on the legs at the stop. TRAIL: a figure for a whole trail, indicative only. */
  readonly basis: 'LEG' | 'TRAIL';
  readonly figures: readonly Figure[];
}

/** Published people per year on a leg; null when nobody published one. */
export function flowOnLeg(view: View, leg: number): Figure | null {
  return shownFigure(view.network.figures.legFlows.get(leg), view.day);
}

/** Recorded deaths and missing per year on a leg, in its direction; null where nobody counts. */
export function deathsOnLeg(view: View, leg: number): Figure | null {
  return shownFigure(view.network.figures.legDeaths.get(leg), view.day);
}

/** The most specific published figure of people who pass a stop in a year; decision 0002, rule 18. */
export function peoplePassing(view: View, stop: number, trails: readonly number[]): People | null {
  const { stops, figures } = view.network;
  const counted = [stops.legsIn, stops.legsOut]
    .map((rows) => figuresOn(view, rowOf(rows, stop), flowOnLeg))
    .filter((list) => list.length > 0)
    .map((list) => ({ value: sum(list), basis: 'LEG' as const, figures: list }));
  const most = greatest(counted);
  if (most !== null) return most;
  return greatest(
    trails
      .filter((trail) => holdsStop(view, trail, stop))
      .map((trail) => shownFigure(figures.trailFlows.get(trail), view.day))
      .filter((figure) => figure !== null)
      .map((figure) => ({ value: figure.value, basis: 'TRAIL' as const, figures: [figure] })),
  );
}

/** Recorded deaths and missing per year on the legs at a stop; null where nobody counted. */
export function deathsNear(view: View, stop: number): { value: number; figures: Figure[] } | null {
  const { stops } = view.network;
  const adjacent = [...rowOf(stops.legsIn, stop), ...rowOf(stops.legsOut, stop)];
  const list = figuresOn(view, adjacent, deathsOnLeg);
  return list.length === 0 ? null : { value: sum(list), figures: list };
}

/** People present at a stop, as last published; a stock, never a flow. */
export function peoplePresent(view: View, stop: number): Figure | null {
  return shownFigure(view.network.figures.stocks.get(stop), view.day);
}

function figuresOn(view: View, legs: Iterable<number>, onLeg: typeof flowOnLeg) {
  const list: Figure[] = [];
  for (const leg of legs) {
    if (!view.legHolds[leg]) continue;
    const figure = onLeg(view, leg);
    if (figure !== null) list.push(figure);
  }
  return list;
}

const sum = (figures: readonly Figure[]) => figures.reduce((total, { value }) => total + value, 0);

function greatest<T extends { value: number }>(candidates: readonly T[]): T | null {
  return candidates.reduce<T | null>(
    (most, next) => (most === null || next.value > most.value ? next : most),
    null,
  );
}

function holdsStop(view: View, trail: number, stop: number): boolean {
  return view.network.trails.stops[trail]!.some(
    (entry) => entry.stop === stop && holdsOn(view.day, entry.validFrom, entry.validUntil),
  );
}
