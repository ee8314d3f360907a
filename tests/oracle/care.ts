import type { Fact } from '../../graph/model/kinds.ts';
import { isFull } from './groups.ts';
import { allDistances, bothWays, countriesOfLeg, countriesOfStop, legsOn, stopsOn } from './network.ts';
import { serviceState } from './service-state.ts';
import { areWhollyCovered } from './statements.ts';
import { isPartlyWithheld, isWithheld, stopsWithStatus } from './status.ts';
import { mustFind, type View } from './world.ts';

/** What of a leg is in care: a piece from its start, a piece up to its end, or all of it. */
export interface LegCare {
  fromStart: number;
  toEnd: number;
  whole: boolean;
}

/** Care on every leg, with SERVED stops alone (`low`) and with all that may serve (`high`). Rules 14 and 15. */
export interface Care {
  low: (leg: Fact<'Leg'>) => LegCare;
  high: (leg: Fact<'Leg'>) => LegCare;
}

export function kmInCare({ fromStart, toEnd, whole }: LegCare, leg: Fact<'Leg'>): number {
  return whole ? leg.km : Math.min(leg.km, fromStart + toEnd);
}

/** Whether care of a country is carried along a leg. */
function carries(view: View, leg: Fact<'Leg'>, country: string): boolean {
  const from = countriesOfStop(mustFind(view.world.Stop, leg.from));
  const to = countriesOfStop(mustFind(view.world.Stop, leg.to));
  const bothOnLand = from.length > 0 && to.length > 0;
  const isBorder = bothOnLand && !from.some((one) => to.includes(one));
  if (isBorder) return false;
  return leg.mode === 'SEA' || countriesOfLeg(view, leg).includes(country);
}

/** D_A(v) for one country A and all stops v. */
function distancesIn(view: View, country: string, serving: Fact<'Stop'>[]): (stop: string) => number {
  const stops = stopsOn(view).map((stop) => stop.code);
  const distance = allDistances(stops, bothWays(legsOn(view).filter((leg) => carries(view, leg, country))));
  const sources = serving.filter((stop) => {
    const countries = countriesOfStop(stop);
    return countries.length === 0 || countries.includes(country);
  });
  return (stop) => Math.min(Infinity, ...sources.map((source) => distance(source.code, stop)));
}

/** The km from a leg's end that are in care, of `rangeKm`. */
function careAtEnds(view: View, serving: Fact<'Stop'>[], rangeKm: number): (leg: Fact<'Leg'>) => LegCare {
  const countries = view.world.Country.map((country) => country.code);
  const distances = countries.map((country) => distancesIn(view, country, serving));

  const distanceAt = (leg: Fact<'Leg'>, end: string): number => {
    const ofLeg = countriesOfLeg(view, leg);
    const ofEnd = countriesOfStop(mustFind(view.world.Stop, end));
    let asked = ofEnd.length === 0 ? countries : ofEnd;
    if (leg.mode !== 'SEA' && ofLeg.length === 1) asked = ofLeg;
    return Math.min(Infinity, ...asked.map((country) => distances[countries.indexOf(country)]!(end)));
  };
  return (leg) => ({
    fromStart: Math.max(0, rangeKm - distanceAt(leg, leg.from)),
    toEnd: Math.max(0, rangeKm - distanceAt(leg, leg.to)),
    whole: false,
  });
}

/** Null for a type without a care range: it has no km. */
export function careOf(view: View, serviceType: string, group: string): Care | null {
  const { world, asOf } = view;
  const rangeKm = mustFind(world.ServiceType, serviceType).careRangeKm;
  if (rangeKm === null) return null;

  const nothing: LegCare = { fromStart: 0, toEnd: 0, whole: false };
  const everything: LegCare = { fromStart: 0, toEnd: 0, whole: true };
  if (isWithheld(view, serviceType)) return { low: () => nothing, high: () => everything };

  const stops = stopsOn(view);
  const served = stopsWithStatus(view, stops, serviceType, group, ['SERVED']);
  const perhaps = stopsWithStatus(view, stops, serviceType, group, ['SERVED', 'UNKNOWN']);
  const low = careAtEnds(view, served, rangeKm);
  const high = careAtEnds(view, perhaps, rangeKm);

  const isAttended = (leg: Fact<'Leg'>) =>
    world.Service.some(
      (service) =>
        service.serviceType === serviceType &&
        service.leg === leg.code &&
        serviceState(service, asOf) === 'active' &&
        isFull(world, service, group),
    );
  const isSpokenFor = (leg: Fact<'Leg'>) => areWhollyCovered(view, countriesOfLeg(view, leg), serviceType);
  return {
    low: (leg) => (isAttended(leg) ? everything : low(leg)),
    high: (leg) =>
      isPartlyWithheld(view, serviceType) || isAttended(leg) || !isSpokenFor(leg) ? everything : high(leg),
  };
}
