import { GROUPS } from '../../graph/model/closed-lists.ts';
import { dayNumber } from '../../graph/model/day.ts';
import { borderPlaces } from '../../graph/analysis/border-places.ts';
import { type MissingLink, partnerships, type SharedBorder } from '../../graph/analysis/partnerships.ts';
import { scopeOfEverything, scopeOfTrails } from '../../graph/analysis/scope.ts';
import { viewAt } from '../../graph/analysis/view.ts';
import type { Network } from '../../graph/network/network.ts';
import type { OraclePartnership, PartnershipsAsk } from '../oracle/partnerships.ts';

/** Our partnerships in the words of the oracle. */
export function partnershipsAsJson(network: Network, ask: PartnershipsAsk): OraclePartnership[] {
  const view = viewAt(network, dayNumber(ask.asOf));
  const scope =
    ask.trails === null
      ? scopeOfEverything(view)
      : scopeOfTrails(view, ask.trails.map(network.trails.indexOf));
  const members = ask.members && new Set(ask.members.map(network.societies.indexOf));
  const fulfils = {
    ANY: (count: number) => count > 0,
    INSIDE: (count: number) => count === 2,
    ACROSS: (count: number) => count === 1,
  }[ask.pairs];
  const pairs = partnerships(view, scope, {
    types: ask.serviceTypes.map(network.serviceTypes.indexOf),
    groups: ask.groups.map((group) => (GROUPS as readonly string[]).indexOf(group)),
    places: borderPlaces(view, scope),
    isAsked: (a, b) => members === null || fulfils(Number(members.has(a)) + Number(members.has(b))),
  });
  const stop = (place: number | null) => (place === null ? null : network.stops.codes.at(place));
  const country = (place: number) => network.countries.codes.at(place);
  const type = (place: number) => network.serviceTypes.codes.at(place);
  const link = ({ type: of, borders, peoplePerYear }: MissingLink) => ({
    serviceType: type(of),
    borders: borders.length,
    peoplePerYear,
  });
  const border = (one: SharedBorder) => ({
    fromCountry: country(one.fromCountry),
    toCountry: country(one.toCountry),
    crossing: stop(one.crossing),
    lastStop: stop(one.before),
    firstStop: stop(one.after),
    near: one.near,
    peoplePerYear: one.people?.value ?? null,
    handovers: one.handovers.map((handover) => ({
      serviceType: type(handover.type),
      group: GROUPS[handover.group]!,
      status: handover.status,
      lacking: handover.lacking,
    })),
  });
  return pairs.map((pair) => ({
    a: network.societies.codes.at(pair.a),
    b: network.societies.codes.at(pair.b),
    sharedTrails: pair.sharedTrails.map((trail) => network.trails.codes.at(trail)),
    borders: pair.borders.map(border),
    peoplePerYear: pair.peoplePerYear,
    missingPeoplePerYear: pair.missingPeoplePerYear,
    handovers: pair.handovers,
    agreements: pair.agreements.map(({ code }) => code),
    referrals: pair.referrals.map(({ code }) => code),
    missing: pair.missing.map(link),
    unknown: pair.unknown.map(link),
  }));
}
