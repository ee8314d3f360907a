import { rowOf } from '../network/compressed-rows.ts';
import { GAVE_UP, waysThrough } from './alternatives.ts';
import type { JourneyAsk } from './journey-ask.ts';
import type { WaySearch } from './shortest-ways.ts';
import type { View } from './view.ts';

export type NoJourneyCode =
  | 'SAME_STOP'
  | 'STOP_NOT_THERE'
  | 'STOP_AVOIDED'
  | 'NO_LEG_LEAVES'
  | 'NO_LEG_ARRIVES'
  | 'AGAINST_DIRECTION'
  | 'NOT_CONNECTED'
  | 'VIA_NOT_CONNECTED'
  | 'BLOCKED_BY_AVOID'
  | 'HOURS_NOT_PUBLISHED';

export type AvoidKind = 'COUNTRIES' | 'STOPS' | 'MODES';

/** Why there is no journey, and at which end or constraint. */
export interface NoJourney {
  readonly code: NoJourneyCode;
  /** Which of from, via and to is to blame, counted from the start; null when none alone is. */
  readonly point: number | null;
  /** For BLOCKED_BY_AVOID: without which of the lists alone there would be a way, else all that are not empty. */
  readonly avoid: readonly AvoidKind[];
}

const KINDS: readonly (readonly [AvoidKind, keyof JourneyAsk['avoid']])[] = [
  ['COUNTRIES', 'countries'],
  ['STOPS', 'stops'],
  ['MODES', 'modes'],
];

/** The first reason that holds, or that looking for it takes too long; `searchWith` is the search of the question with changes. */
export function whyNoJourney(
  view: View,
  ask: JourneyAsk,
  searchWith: (changes: Partial<JourneyAsk>) => WaySearch,
): NoJourney | typeof GAVE_UP {
  const { stops } = view.network;
  const points = [ask.from, ...ask.via, ask.to];
  const because = (code: NoJourneyCode, point: number | null = null, avoid: AvoidKind[] = []): NoJourney => ({
    code,
    point,
    avoid,
  });
  const gone = points.findIndex((stop) => !view.stopHolds[stop]);
  if (gone >= 0) return because('STOP_NOT_THERE', gone);
  const repeated = points.findIndex((stop, place) => points.indexOf(stop) !== place);
  if (repeated >= 0) return because('SAME_STOP', repeated);
  const { closedStops } = searchWith({});
  const closed = points.findIndex((stop) => closedStops.has(stop));
  if (closed >= 0) return because('STOP_AVOIDED', closed);
  const hasLeg = (rows: typeof stops.legsOut, stop: number) =>
    rowOf(rows, stop).some((leg) => view.legHolds[leg]);
  if (!hasLeg(stops.legsOut, ask.from)) return because('NO_LEG_LEAVES', 0);
  if (!hasLeg(stops.legsIn, ask.to)) return because('NO_LEG_ARRIVES', points.length - 1);

  let gaveUp = false;
  const works = (changes: Partial<JourneyAsk>) => {
    const asked = { ...ask, ...changes };
    const first = waysThrough(searchWith(changes), [asked.from, ...asked.via, asked.to]).next();
    if (first.value === GAVE_UP) gaveUp = true;
    return !first.done && first.value !== GAVE_UP;
  };
  const anyLeg = { avoid: { countries: [], stops: [], modes: [] }, optimise: 'DISTANCE' as const };
  const reason = (): NoJourney => {
    if (ask.optimise === 'TIME' && works({ optimise: 'DISTANCE' })) return because('HOURS_NOT_PUBLISHED');
    if (works(anyLeg)) return because('BLOCKED_BY_AVOID', null, blocking());
    if (ask.via.length > 0 && works({ ...anyLeg, via: [] })) {
      const unreached = points.findIndex(
        (stop, place) => place > 0 && !works({ ...anyLeg, from: points[place - 1]!, to: stop, via: [] }),
      );
      return because('VIA_NOT_CONNECTED', Math.max(1, Math.min(unreached, points.length - 2)));
    }
    return because(isJoined(view, ask.from, ask.to) ? 'AGAINST_DIRECTION' : 'NOT_CONNECTED');
  };
  const blocking = () => {
    const used = KINDS.filter(([, list]) => ask.avoid[list].length > 0);
    const alone = used.filter(([, list]) =>
      works({ avoid: { ...ask.avoid, [list]: [] }, optimise: 'DISTANCE' }),
    );
    return (alone.length > 0 ? alone : used).map(([kind]) => kind);
  };
  const found = reason();
  return gaveUp ? GAVE_UP : found;
}

/** Whether one comes from one stop to the other when legs are passed either way. O(stops + legs). */
function isJoined({ network: { stops, legs }, legHolds }: View, from: number, to: number): boolean {
  const reached = new Set([from]);
  for (const stop of reached) {
    for (const leg of [...rowOf(stops.legsOut, stop), ...rowOf(stops.legsIn, stop)]) {
      if (!legHolds[leg]) continue;
      reached.add(legs.from[leg]!).add(legs.to[leg]!);
    }
  }
  return reached.has(to);
}
