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
  after(changed: ChangedCare): Kilometres | null;
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

/**
 * One line per leg of the scope. A changed stop changes the care within the range of it alone, and there all care comes from stops within
 * twice the range of it: no other distance is computed again, and sums are made anew from the lines, so that nothing is lost by
 * rounding. Null person-km stay null: decision 0002, rule 16.
 */
export function legLedger(
  view: View,
  care: LegCare,
  expectation: Expectation,
  legs: readonly number[],
): LegLedger {
  const { type } = care.layer;
  const metresOf = (of: View, leg: number) => of.network.legs.metres[leg]!;
  const isExpected = legs.map((leg) => expectation.onLeg(leg, type));
  const low = new Float64Array(legs.length);
  const high = new Float64Array(legs.length);
  const flow = legs.map((leg) => flowOnLeg(view, leg)?.value ?? null);
  legs.forEach((leg, line) => {
    if (!isExpected[line]) return;
    low[line] = metresInCare(metresOf(view, leg), care.low(leg));
    high[line] = metresInCare(metresOf(view, leg), care.high(leg));
  });
  const lineOf = new Map(legs.map((leg, line) => [leg, line]));
  const range = careRangeMetres(view, type);
  let total: { readonly km: Kilometres | null } | null = null;

  const sumOf = (lows: Float64Array, highs: Float64Array, flows: typeof flow, holds: Uint8Array) => {
    const sum = sumOfKilometres();
    for (let line = 0; line < legs.length; line++) {
      const leg = legs[line]!;
      if (isExpected[line] && holds[leg])
        sum.add(metresOf(view, leg), lows[line]!, highs[line]!, flows[line]!);
    }
    return sum;
  };

  const totalBefore = () => (total ??= { km: sumOf(low, high, flow, view.legHolds).total() }).km;

  return {
    total: totalBefore,
    after({ view: changed, changes, trails, openedLegs, layer, stops, legs: servedLegs }) {
      const ends = [
        ...changes.closedLegs,
        ...changes.openedLegs.map((_, n) => view.legHolds.length + n),
      ].flatMap((leg) => [changed.network.legs.from[leg]!, changed.network.legs.to[leg]!]);
      const starts = [...stops, ...changes.closedStops, ...ends];
      const isStated = changes.statements.some(({ types }) => types.includes(type));
      const touched = starts.length > 0 || isStated || servedLegs !== undefined || changes.flows.size > 0;
      if (!touched) return totalBefore();

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

      const [lows, highs, flows] = [low.slice(), high.slice(), flow.slice()];
      const measure = (leg: number) => {
        const line = lineOf.get(leg);
        if (line === undefined || !isExpected[line]) return;
        lows[line] = metresInCare(metresOf(view, leg), careAfter.low(leg));
        highs[line] = metresInCare(metresOf(view, leg), careAfter.high(leg));
      };
      if (isStated) legs.forEach(measure);
      else {
        servedLegs?.forEach(measure);
        const { legsIn, legsOut } = view.network.stops;
        for (const stop of around.keys()) {
          if (isNear(stop)) [legsIn, legsOut].forEach((rows) => rowOf(rows, stop).forEach(measure));
        }
      }
      for (const [leg, value] of changes.flows) {
        const line = lineOf.get(leg);
        if (line !== undefined) flows[line] = value;
      }

      const sum = sumOf(lows, highs, flows, changed.legHolds);
      if (openedLegs.length > 0) {
        const asked = expectationOf(changed, trails);
        for (const leg of openedLegs) {
          if (!asked.onLeg(leg, type)) continue;
          const metres = metresOf(changed, leg);
          const reach = [careAfter.low(leg), careAfter.high(leg)].map((ends) => metresInCare(metres, ends));
          sum.add(metres, reach[0]!, reach[1]!, flowOnLeg(changed, leg)?.value ?? null);
        }
      }
      return sum.total();
    },
  };
}
