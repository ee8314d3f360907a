import { rowOf } from '../network/compressed-rows.ts';
import { stopsReached } from '../network/changed-network.ts';
import { type Changes, legsGone } from './changed-view.ts';
import { careRangeMetres } from './leg-care.ts';
import { serviceBearing } from './service-bearing.ts';
import type { View } from './view.ts';
import type { WhatIf } from './what-if.ts';
import { withheld } from './withheld.ts';

export const NOT_MEASURED = [
  'TYPE_NOT_ASKED',
  'TYPE_WITHHELD',
  'NO_CARE_RANGE',
  'OUT_OF_SCOPE',
  'NOT_EXPECTED',
] as const;

/** A part of what is supposed of which the measures, or some of them, tell nothing: a difference of 0 is then no finding. −1: not about one. */
export interface NotMeasured {
  readonly reason: (typeof NOT_MEASURED)[number];
  readonly type: number;
  readonly stop: number;
  readonly leg: number;
}

/** Each once. O(changes × stops that each touches). */
export function notMeasured(
  view: View,
  { scope, expectation, trails: trailsAsked }: WhatIf,
  types: readonly number[],
  changes: Changes,
): NotMeasured[] {
  const { network } = view;
  const found = new Map<string, NotMeasured>();
  const note = (reason: NotMeasured['reason'], { type = -1, stop = -1, leg = -1 }) => {
    const one = { reason, type, stop, leg };
    found.set(JSON.stringify(one), one);
  };
  const stops = new Set(scope.stops);
  const legs = new Set(scope.legs);
  const isAsked = (type: number): boolean => {
    if (!types.includes(type)) note('TYPE_NOT_ASKED', { type });
    else if (withheld(network, type) === 'EVERYTHING') note('TYPE_WITHHELD', { type });
    else return true;
    return false;
  };
  const service = (type: number, atStops: readonly number[], onLegs: readonly number[]) => {
    if (!isAsked(type)) return;
    if (Number.isNaN(careRangeMetres(view, type))) note('NO_CARE_RANGE', { type });
    for (const leg of onLegs) {
      if (!legs.has(leg)) note('OUT_OF_SCOPE', { leg });
      else if (!expectation.onLeg(leg, type)) note('NOT_EXPECTED', { type, leg });
    }
    if (onLegs.length > 0) return;
    const inside = atStops.filter((stop) => stops.has(stop));
    if (inside.length === 0) note('OUT_OF_SCOPE', { type, stop: atStops[0] ?? -1 });
    else if (!inside.some((stop) => expectation.atStop(stop, type))) {
      note('NOT_EXPECTED', { type, stop: inside[0]! });
    }
  };
  for (const opened of changes.openedServices) {
    const reached = stopsReached(network, opened).map(({ stop }) => stop);
    service(opened.type, reached, opened.leg < 0 ? [] : [opened.leg]);
  }
  const bearing = serviceBearing(network);
  for (const closed of changes.closedServices) {
    service(network.services.type[closed]!, [...bearing.stopsOf(closed)], [...bearing.legsOf(closed)]);
  }
  for (const stop of changes.closedStops) {
    const own = [...rowOf(network.stops.legsIn, stop), ...rowOf(network.stops.legsOut, stop)];
    if (!stops.has(stop) && !own.some((leg) => legs.has(leg))) note('OUT_OF_SCOPE', { stop });
  }
  const closedLegs = legsGone(view, { ...changes, closedStops: new Set() });
  for (const leg of [...closedLegs, ...changes.flows.keys()]) {
    if (!legs.has(leg)) note('OUT_OF_SCOPE', { leg });
  }
  changes.openedLegs.forEach(({ from, to, trails }, n) => {
    for (const stop of [from, to]) if (!view.stopHolds[stop]) note('OUT_OF_SCOPE', { stop });
    const isIn = trailsAsked === null || trails.some((trail) => trailsAsked.includes(trail));
    if (!isIn) note('OUT_OF_SCOPE', { leg: network.legs.codes.length + n });
  });
  for (const { topics } of changes.agreements) topics.forEach(isAsked);
  for (const { type } of changes.referrals) isAsked(type);
  for (const stated of changes.statements) stated.types.forEach(isAsked);
  return [...found.values()];
}
