import type { HandoverStatus } from '../../graph/model/closed-lists.ts';
import type { Fact } from '../../graph/model/kinds.ts';
import { type Border, bordersOf, firstIn, lastIn } from './borders.ts';
import type { Journey } from './journey.ts';
import { type End, isLinked, linksAreStated } from './links.ts';
import { type Place, placeSeenFrom, wholePlace } from './reach.ts';
import { roundKm } from './rounding.ts';
import { rolesOfCountry, trailsOfLeg } from './scope.ts';
import { isWithheld, kmStatus, servingServices } from './status.ts';
import { byCode, distinct, type View } from './world.ts';

const NEAR_KM = 25;

export type Lacking = 'FROM_SIDE' | 'TO_SIDE' | 'BOTH_SIDES' | 'LINK';

export interface OracleHandover {
  fromCountry: string;
  toCountry: string;
  crossing: string | null;
  lastStop: string;
  firstStop: string;
  near: boolean;
  status: HandoverStatus;
  lacking: Lacking | null;
}

type Answer = 'yes' | 'unknown' | 'no';

/** Rule 26. */
function sideAnswer(view: View, places: Place[], serviceType: string, group: string): Answer {
  const statuses = places.map((place) => kmStatus(view, place, serviceType, group));
  if (statuses.includes('SERVED')) return 'yes';
  return statuses.includes('UNKNOWN') ? 'unknown' : 'no';
}

function sideEnd(view: View, places: Place[], country: string, serviceType: string, group: string): End {
  const services = places.flatMap((place) => servingServices(view, place, serviceType, group));
  return { countries: [country], services: byCode(distinct(services)) };
}

/** On every trail that holds a leg into it, the country's only role is RETURN. */
function isReturn(view: View, toCountry: string, into: Fact<'Leg'>[]): boolean {
  return (
    into.length > 0 &&
    into.every((leg) => {
      const trails = trailsOfLeg(view, null, leg.code);
      return (
        trails.length > 0 &&
        trails.every((trail) => {
          const roles = rolesOfCountry(view, trail, toCountry);
          return roles.length === 1 && roles[0] === 'RETURN';
        })
      );
    })
  );
}

function lackingSide(from: Answer, to: Answer): Lacking {
  if (from !== 'yes' && to !== 'yes') return 'BOTH_SIDES';
  return from === 'yes' ? 'TO_SIDE' : 'FROM_SIDE';
}

/** The neighbouring stop that stands for a country's side: seen from that country alone when it is a crossing itself. */
function placeOfSide(stop: Fact<'Stop'>, country: string): Place {
  return stop.otherCountry === null ? wholePlace(stop) : placeSeenFrom(stop, country);
}

function handoverAt(
  view: View,
  journey: Journey,
  border: Border,
  serviceType: string,
  group: string,
): OracleHandover {
  const { stops, at } = journey;
  const { fromCountry, toCountry, before, after, hasCrossing } = border;
  const crossing = hasCrossing ? stops[before]! : null;

  const last = lastIn(stops, fromCountry, hasCrossing ? before - 1 : before);
  const first = firstIn(stops, toCountry, hasCrossing ? before + 1 : after);
  let near = last !== -1 && first !== -1;
  if (near && hasCrossing) {
    near = roundKm(at[before]! - at[last]!) <= NEAR_KM && roundKm(at[first]! - at[before]!) <= NEAR_KM;
  } else if (near) {
    near = roundKm(at[first]! - at[last]!) <= NEAR_KM;
  }

  const place = {
    fromCountry,
    toCountry,
    crossing: crossing?.code ?? null,
    lastStop: stops[last === -1 ? before : last]!.code,
    firstStop: stops[first === -1 ? before : first]!.code,
    near,
  };
  const sides = {
    fromCountry,
    toCountry,
    crossing,
    before: last === -1 ? null : stops[last]!,
    after: first === -1 ? null : stops[first]!,
  };
  return { ...place, ...borderHandover(view, sides, [journey.legs[after - 1]!], serviceType, group) };
}

/** Rules 26 and 27, at one border of which the stops that stand for its sides are known. */
export function borderHandover(
  view: View,
  border: {
    fromCountry: string;
    toCountry: string;
    crossing: Fact<'Stop'> | null;
    before: Fact<'Stop'> | null;
    after: Fact<'Stop'> | null;
  },
  into: Fact<'Leg'>[],
  serviceType: string,
  group: string,
): Pick<OracleHandover, 'status' | 'lacking'> {
  const { fromCountry, toCountry, crossing, before, after } = border;
  if (isWithheld(view, serviceType)) return { status: 'UNKNOWN', lacking: 'BOTH_SIDES' };

  const fromPlaces = crossing ? [placeSeenFrom(crossing, fromCountry)] : [];
  const toPlaces = crossing ? [placeSeenFrom(crossing, toCountry)] : [];
  if (before) fromPlaces.push(placeOfSide(before, fromCountry));
  if (after) toPlaces.push(placeOfSide(after, toCountry));
  const from = sideAnswer(view, fromPlaces, serviceType, group);
  const to = sideAnswer(view, toPlaces, serviceType, group);
  if (from === 'yes' && to === 'yes') {
    const fromEnd = sideEnd(view, fromPlaces, fromCountry, serviceType, group);
    const toEnd = sideEnd(view, toPlaces, toCountry, serviceType, group);
    if (isLinked(view, serviceType, fromEnd, toEnd, isReturn(view, toCountry, into))) {
      return { status: 'LINKED', lacking: null };
    }
    const stated = linksAreStated(view, serviceType, fromEnd) && linksAreStated(view, serviceType, toEnd);
    return { status: stated ? 'UNLINKED' : 'UNKNOWN', lacking: 'LINK' };
  }
  const lacking = lackingSide(from, to);
  if (from === 'unknown' || to === 'unknown') return { status: 'UNKNOWN', lacking };
  return { status: from === to ? 'ABSENT' : 'ONE_SIDED', lacking };
}

export function handoversOf(
  view: View,
  journey: Journey,
  serviceType: string,
  group: string,
): OracleHandover[] {
  return bordersOf(journey).map((border) => handoverAt(view, journey, border, serviceType, group));
}
