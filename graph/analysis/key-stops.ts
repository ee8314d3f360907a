import { STOP_KINDS, type StopKind } from '../model/closed-lists.ts';
import { scopeOfEverything, scopeOfTrails } from './scope.ts';
import type { View } from './view.ts';

/** Kinds of place at which the Movement's documents ask for branches with capacity, wherever they are. */
const KEY_KINDS: ReadonlySet<StopKind> = new Set([
  'BORDER_CROSSING',
  'PORT',
  'LANDING_PLACE',
  'CAMP',
  'RECEPTION_CENTRE',
]);

const CITY = STOP_KINDS.indexOf('CITY');

/**
 * Key points on the day: borders, harbours and landing places, camps and reception centres, and cities on a trail; decision 0022, rule 7.
 * In the order of codes. Of some trails, or (null) of the whole network. O(stops + members of trails).
 */
export function keyStops(view: View, trails: readonly number[] | null): number[] {
  const { kind } = view.network.stops;
  const isKey = STOP_KINDS.map((one) => KEY_KINDS.has(one));
  const onTrails = scopeOfTrails(view, trails ?? [...view.network.trails.codes.keys()]).stops;
  const cities = new Set(onTrails);
  return (trails === null ? scopeOfEverything(view).stops : onTrails).filter(
    (stop) => isKey[kind[stop]!]! || (kind[stop] === CITY && cities.has(stop)),
  );
}
