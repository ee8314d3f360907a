import type { CompressedRows } from '../network/compressed-rows.ts';
import type { Figure, Membership, TrailColumns } from '../network/network.ts';
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

/** The most specific published figure of people who pass a stop in a year; `trails` are in order. Decision 0002, rule 18. */
export function peoplePassing(view: View, stop: number, trails: readonly number[]): People | null {
  const { stops, figures } = view.network;
  const onLegs = [stops.legsIn, stops.legsOut].map((rows) => figuresOn(view, [rows], stop, flowOnLeg));
  const counted = greatest(
    onLegs
      .filter((list) => list.length > 0)
      .map((list): People => ({ value: sum(list), basis: 'LEG', figures: list })),
  );
  if (counted !== null) return counted;
  return greatest(
    trailsHolding(view, stop)
      .filter((trail) => isOneOf(trails, trail))
      .map((trail) => shownFigure(figures.trailFlows.get(trail), view.day))
      .filter((figure) => figure !== null)
      .map((figure): People => ({ value: figure.value, basis: 'TRAIL', figures: [figure] })),
  );
}

/** Recorded deaths and missing per year on the legs at a stop; null where nobody counted. */
export function deathsNear(view: View, stop: number): { value: number; figures: Figure[] } | null {
  const { legsIn, legsOut } = view.network.stops;
  const list = figuresOn(view, [legsIn, legsOut], stop, deathsOnLeg);
  return list.length === 0 ? null : { value: sum(list), figures: list };
}

/** People present at a stop, as last published; a stock, never a flow. */
export function peoplePresent(view: View, stop: number): Figure | null {
  return shownFigure(view.network.figures.stocks.get(stop), view.day);
}

/** Of the legs at a stop, in some rows. */
function figuresOn(view: View, rows: readonly CompressedRows[], stop: number, onLeg: typeof flowOnLeg) {
  const list: Figure[] = [];
  for (const { start, items } of rows) {
    for (let at = start[stop]!; at < start[stop + 1]!; at++) {
      if (!view.legHolds[items[at]!]) continue;
      const figure = onLeg(view, items[at]!);
      if (figure !== null) list.push(figure);
    }
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

const holders = new WeakMap<TrailColumns, ReadonlyMap<number, readonly Holder[]>>();
interface Holder extends Membership {
  readonly trail: number;
}

/** Trails that hold a stop on the day, in the order of codes. O(stops of all trails) once per network. */
function trailsHolding({ network: { trails }, day }: View, stop: number): number[] {
  let byStop = holders.get(trails);
  if (byStop === undefined) {
    const lists = new Map<number, Holder[]>();
    trails.stops.forEach((entries, trail) => {
      for (const entry of entries) {
        const list = lists.get(entry.stop);
        if (list === undefined) lists.set(entry.stop, [{ ...entry, trail }]);
        else list.push({ ...entry, trail });
      }
    });
    holders.set(trails, (byStop = lists));
  }
  const held = (byStop.get(stop) ?? []).filter(({ validFrom, validUntil }) =>
    holdsOn(day, validFrom, validUntil),
  );
  return [...new Set(held.map(({ trail }) => trail))];
}

/** Whether a list in order has a number. O(log numbers). */
function isOneOf(inOrder: readonly number[], wanted: number): boolean {
  let [low, high] = [0, inOrder.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (inOrder[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return inOrder[low] === wanted;
}
