import { HANDOVER_STATUSES, type HandoverStatus } from '../../graph/model/closed-lists.ts';
import type { Fact } from '../../graph/model/kinds.ts';
import { handoversOf } from './handovers.ts';
import { journeyOf } from './journey.ts';
import { countriesOfStop } from './network.ts';
import { roundKm } from './rounding.ts';
import { legsOfScope, type Scope } from './scope.ts';
import { compareText, distinct, mustFind, type View } from './world.ts';

type Leg = Fact<'Leg'>;

/** Rule 34: every way from one stop with a country to another that passes none but stops at sea, and no stop twice. */
function waysFrom(view: View, legs: Leg[], from: string): Leg[][] {
  const found: Leg[][] = [];
  const isAtSea = (stop: string) => countriesOfStop(mustFind(view.world.Stop, stop)).length === 0;
  const go = (way: Leg[]) => {
    const at = way.at(-1)?.to ?? from;
    if (way.length > 0 && !isAtSea(at)) {
      found.push(way);
      return;
    }
    for (const leg of legs) {
      const isNew = leg.to !== from && way.every(({ to }) => to !== leg.to);
      if (leg.from === at && isNew) go([...way, leg]);
    }
  };
  if (!isAtSea(from)) go([]);
  return found;
}

const lengthOf = (way: Leg[]) => roundKm(way.reduce((sum, { km }) => sum + km, 0));
/** Of equal ways the one with the smaller leg, looking back from the end. */
function compareWays(a: Leg[], b: Leg[]): number {
  const back = (way: Leg[]) => way.map(({ code }) => code).toReversed();
  const differs = back(a).findIndex((code, place) => code !== back(b)[place]);
  return (
    lengthOf(a) - lengthOf(b) || (differs < 0 ? 0 : compareText(back(a)[differs]!, back(b)[differs] ?? ''))
  );
}

/** Rule 34: the shortest way between every two stops between which there is one. */
function hopsOf(view: View, legs: Leg[]): Leg[][] {
  const starts = distinct(legs.map(({ from }) => from));
  return starts.flatMap((from) => {
    const ways = waysFrom(view, legs, from);
    const ends = distinct(ways.map((way) => way.at(-1)!.to));
    return ends.map((end) => ways.filter((way) => way.at(-1)!.to === end).toSorted(compareWays)[0]!);
  });
}

/** Rule 34: how many handovers of a scope have each status, over types and groups. */
export function oracleHandoverCounts(
  view: View,
  scope: Scope,
  serviceTypes: string[],
  groups: string[],
): Record<HandoverStatus, number> & { longest: number } {
  const counts = Object.fromEntries(HANDOVER_STATUSES.map((status) => [status, 0])) as Record<
    HandoverStatus,
    number
  >;
  let longest = 0;
  const hops = hopsOf(view, legsOfScope(view, scope));
  const judge = (way: Leg[], crossing: string | null) => {
    const journey = journeyOf(
      view,
      way.map(({ code }) => code),
    );
    for (const serviceType of serviceTypes) {
      for (const group of groups) {
        const found = handoversOf(view, journey, serviceType, group).filter(
          (one) => one.crossing === crossing,
        );
        for (const { status } of found) counts[status] += 1;
        if (found.length > 0) longest = Math.max(longest, way.length);
      }
    }
  };
  for (const hop of hops) {
    judge(hop, null);
    const middle = mustFind(view.world.Stop, hop.at(-1)!.to);
    if (countriesOfStop(middle).length < 2) continue;
    for (const next of hops.filter((one) => one[0]!.from === middle.code)) {
      judge([...hop, ...next], middle.code);
    }
  }
  return { ...counts, longest };
}
