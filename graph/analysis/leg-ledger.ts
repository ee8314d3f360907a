import { rowOf } from '../network/compressed-rows.ts';
import type { Changes } from './changed-view.ts';
import { type Expectation, expectationOf } from './expectation.ts';
import { type Kilometres, sumOfKilometres } from './kilometres.ts';
import type { Layer } from './layers.ts';
import { careDistancesFrom, careRangeMetres, type LegCare, legCareBy, metresInCare } from './leg-care.ts';
import { nearStops } from './near-stops.ts';
import { flowOnLeg } from './people.ts';
import type { View } from './view.ts';

/** Care of one type and group on each leg of a scope, kept so that a change costs what it touches. */
export interface LegLedger {
  total(): Kilometres | null;
  /** What some legs of the scope add to it; null when they add nothing that is measured. */
  ofLegs(legs: readonly number[]): Kilometres | null;
  after(changed: ChangedCare): { readonly total: Kilometres | null; readonly ofOpened: Kilometres | null };
}

interface ChangedCare {
  readonly view: View;
  readonly changes: Changes;
  /** Of the scope. */
  readonly trails: readonly number[];
  /** Opened legs that are in the scope. */
  readonly openedLegs: readonly number[];
  /** As it would be, and the stops at which it differs. */
  readonly layer: Layer;
  readonly stops: readonly number[];
  /** Legs with a service that opens or closes. */
  readonly legs: ReadonlySet<number> | undefined;
}

/** What stands on a line; a flow is null when nobody published a figure. */
interface Line {
  readonly low: number;
  readonly high: number;
  readonly flow: number | null;
}

/**
 * One line per leg of the scope. A changed stop changes the care within the range of it alone, and there all care comes from stops within
 * twice the range of it: no other distance is computed again. Null person-km stay null: decision 0002, rule 16. O(legs) once, then O(what
 * lies within twice the range of a change); O(legs) too where flows are no whole numbers, so that rounding is always the same.
 */
export function legLedger(
  view: View,
  care: LegCare,
  expectation: Expectation,
  legs: readonly number[],
): LegLedger {
  const { type } = care.layer;
  const range = careRangeMetres(view, type);
  const metresOf = (of: View, leg: number) => of.network.legs.metres[leg]!;
  const lineBy = (of: View, by: LegCare, leg: number): Line => ({
    low: metresInCare(metresOf(of, leg), by.low(leg)),
    high: metresInCare(metresOf(of, leg), by.high(leg)),
    flow: flowOnLeg(of, leg)?.value ?? null,
  });
  const lines = new Map(
    legs.filter((leg) => expectation.onLeg(leg, type)).map((leg) => [leg, lineBy(view, care, leg)]),
  );
  const byCountry = new Map<number, number[]>();
  for (const leg of lines.keys()) {
    for (const country of rowOf(view.network.legs.countries, leg)) {
      const list = byCountry.get(country);
      if (list) list.push(leg);
      else byCountry.set(country, [leg]);
    }
  }
  /** `instead` has lines that are others, or null for those that are gone. */
  const sumOf = (instead: ReadonlyMap<number, Line | null>) => {
    const sum = sumOfKilometres();
    for (const [leg, line] of lines) {
      const other = instead.get(leg);
      const is = other === undefined ? line : other;
      if (is !== null) sum.add(metresOf(view, leg), is.low, is.high, is.flow);
    }
    return sum;
  };
  const sumBefore = sumOf(new Map());
  const before = sumBefore.sum;
  const totalBefore = sumBefore.total();
  const isExact =
    before.personIn + before.personWithout + before.personUnknown < Number.MAX_SAFE_INTEGER / 2 &&
    [...lines.values()].every(({ flow }) => flow === null || Number.isInteger(flow));

  return {
    total: () => totalBefore,
    ofLegs(some) {
      const sum = sumOfKilometres();
      for (const leg of some) {
        const line = lines.get(leg);
        if (line !== undefined) sum.add(metresOf(view, leg), line.low, line.high, line.flow);
      }
      return sum.total();
    },
    after({ view: changed, changes, trails, openedLegs, layer, stops, legs: servedLegs }) {
      const ends = [
        ...changes.closedLegs,
        ...changes.openedLegs.map((_, n) => view.legHolds.length + n),
      ].flatMap((leg) => [changed.network.legs.from[leg]!, changed.network.legs.to[leg]!]);
      const starts = [...stops, ...changes.closedStops, ...ends];
      // A leg is covered by statements for whole countries alone: rule 15.
      const stated = changes.statements
        .filter(({ types, area }) => area < 0 && types.includes(type))
        .map(({ country }) => country);
      const touched = starts.length + stated.length > 0 || servedLegs !== undefined || changes.flows.size > 0;
      if (!touched) return { total: totalBefore, ofOpened: null };

      const isOpened = (leg: number) => leg >= view.legHolds.length;
      const around = nearStops(
        changed,
        starts,
        2 * range,
        (leg) => isOpened(leg) || view.legHolds[leg] === 1,
      );
      const isNear = (stop: number) => (around.get(stop) ?? Infinity) <= range;
      const local = careDistancesFrom(changed, layer, [...around.keys()]);
      const careAfter = legCareBy(changed, layer, {
        certain: (leg, stop) => (isNear(stop) ? local : care.distances).certain(leg, stop),
        possible: (leg, stop) => (isNear(stop) ? local : care.distances).possible(leg, stop),
      });

      const instead = new Map<number, Line | null>();
      const measure = (leg: number) => {
        if (!lines.has(leg) || instead.has(leg)) return;
        instead.set(leg, changed.legHolds[leg] ? lineBy(changed, careAfter, leg) : null);
      };
      for (const country of new Set(stated)) byCountry.get(country)?.forEach(measure);
      servedLegs?.forEach(measure);
      for (const leg of changes.flows.keys()) measure(leg);
      const { legsIn, legsOut } = view.network.stops;
      for (const stop of around.keys()) {
        if (isNear(stop)) [legsIn, legsOut].forEach((rows) => rowOf(rows, stop).forEach(measure));
      }

      const canTakeOut = isExact && [...changes.flows.values()].every((flow) => Number.isInteger(flow ?? 0));
      const sum = canTakeOut ? sumOfKilometres(before) : sumOf(instead);
      for (const [leg, is] of canTakeOut ? instead : []) {
        const was = lines.get(leg)!;
        sum.add(metresOf(view, leg), was.low, was.high, was.flow, -1);
        if (is !== null) sum.add(metresOf(view, leg), is.low, is.high, is.flow);
      }
      const opened = sumOfKilometres();
      if (openedLegs.length > 0) {
        const asked = expectationOf(changed, trails);
        for (const leg of openedLegs) {
          if (!asked.onLeg(leg, type)) continue;
          const { low, high, flow } = lineBy(changed, careAfter, leg);
          for (const each of [sum, opened]) each.add(metresOf(changed, leg), low, high, flow);
        }
      }
      return { total: sum.total(), ofOpened: opened.total() };
    },
  };
}
