import type { FactsSeen, ServiceSeen, StopSeen } from './answers.ts';
import { countriesOf, greatCircleKm } from './place.ts';
import { expects } from './expected.ts';

export interface Asked {
  readonly type: string;
  readonly group: string;
  readonly day: string;
}
/** For each group, those that it is a part of, at any remove. EVERYONE needs none. */
export type Within = ReadonlyMap<string, ReadonlySet<string>>;
export interface Computed {
  readonly status: string;
  readonly reason: string | null;
  readonly eligibility: string | null;
  readonly redundancy: number | null;
  readonly services: readonly string[];
}

const EVERY_PROVIDER_KIND = [
  'NATIONAL_SOCIETY',
  'ICRC',
  'IFRC',
  'UN',
  'INTERNATIONAL_NGO',
  'NATIONAL_NGO',
  'GOVERNMENT',
  'COMMUNITY',
];

type Reach = 'REACHES' | 'SOMEWHERE_IN_AREA' | null;

function reach(service: ServiceSeen, stop: StopSeen, facts: FactsSeen): Reach {
  if (service.stop?.code === stop.code) return 'REACHES';
  if (service.country === null || !countriesOf(stop).includes(service.country.code)) return null;
  if (service.precision === 'COUNTRY') return 'REACHES';
  const lies = new Set(stop.adminAreas.map(({ code }) => code));
  const shared = service.adminAreas.filter(({ code }) => lies.has(code));
  // `adminAreas` names those that the served one is part of too: the finest are what it serves.
  const finest = Math.max(...service.adminAreas.map(({ level }) => level));
  if (finest >= 3 && shared.some(({ level }) => level === finest)) return 'REACHES';
  const near = () => {
    if (service.stop !== null) return false;
    const km =
      service.reachKm ??
      facts.serviceTypes.find(({ code }) => code === service.serviceType?.code)!.defaultReachKm;
    return service.location !== null && greatCircleKm(service.location, stop.location) <= km;
  };
  if (service.precision === 'POINT') {
    if (near()) return 'REACHES';
  } else if (!stop.adminAreas.some(({ level }) => level >= 3) && near()) {
    // Nothing better is known: no source states in which small area the stop lies.
    return 'REACHES';
  }
  return shared.length > 0 ? 'SOMEWHERE_IN_AREA' : null;
}

/** Whether a service for these groups serves all of the group, some of it, or nobody in it. */
export function fullness(groups: readonly string[], group: string, within: Within): 'ALL' | 'PART' | 'NONE' {
  const parentsOf = (one: string) => within.get(one) ?? new Set<string>();
  const covers = (outer: string, inner: string) =>
    outer === inner ||
    parentsOf(inner).has(outer) ||
    (outer === 'EVERYONE' && inner !== 'PEOPLE_IN_DETENTION');
  if (groups.some((one) => covers(one, group))) return 'ALL';
  return groups.some((one) => covers(group, one)) ? 'PART' : 'NONE';
}

export const hasCondition = ({ eligibility, conditions }: ServiceSeen) =>
  eligibility === 'CONDITIONAL' || conditions.length > 0;

/** Where a service stands on a day. `validFrom` of a planned or suspended one is the day of its (re)start. */
export function state(
  service: ServiceSeen,
  day: string,
): 'ACTIVE' | 'LATER' | 'SUSPENDED' | 'LAPSED' | 'OVER' {
  const { status, validFrom, validUntil, staleFrom } = service;
  if (status === 'COMPLETED' || (validUntil !== null && validUntil < day)) return 'OVER';
  if (staleFrom !== null && staleFrom <= day) return 'LAPSED';
  if (validFrom === null) return status === 'ACTIVE' ? 'ACTIVE' : status === 'PLANNED' ? 'LATER' : 'OVER';
  if (validFrom <= day) return 'ACTIVE';
  return status === 'SUSPENDED' ? 'SUSPENDED' : 'LATER';
}

/** Whether fresh statements by all kinds of provider cover a type in a country, or in one of the areas of it. */
export function isComplete(
  facts: FactsSeen,
  {
    country,
    areas = [],
    type,
    day,
  }: { country: string; areas?: readonly string[]; type: string; day: string },
): boolean {
  const kinds = new Set(
    facts.statements
      .filter(
        (one) =>
          one.country?.code === country &&
          (one.adminArea === null || areas.includes(one.adminArea.code)) &&
          one.serviceTypes.some(({ code }) => code === type) &&
          one.asOf <= day &&
          day < one.freshUntil,
      )
      .flatMap(({ providerKinds }) => providerKinds),
  );
  return EVERY_PROVIDER_KIND.every((kind) => kinds.has(kind));
}

const codes = (services: readonly ServiceSeen[]) => services.map(({ code }) => code).toSorted();
const nothing = { eligibility: null, redundancy: null, services: [] };

/** The table of measures, row by row. */
export function computeStatus(
  facts: FactsSeen,
  stop: StopSeen,
  { type, group, day }: Asked,
  { within = new Map(), whateverIsExpected = false }: { within?: Within; whateverIsExpected?: boolean } = {},
): Computed {
  const known = facts.services
    .filter(({ serviceType }) => serviceType?.code === type)
    .map((service) => ({
      service,
      reach: reach(service, stop, facts),
      state: state(service, day),
      served: fullness(service.groups, group, within),
    }))
    .filter((one) => one.reach !== null && one.served !== 'NONE');
  const reaching = known.filter((one) => one.reach !== 'SOMEWHERE_IN_AREA');
  const pick = (test: (one: (typeof known)[number]) => boolean) =>
    reaching.filter(test).map(({ service }) => service);

  const active = reaching.filter((one) => one.state === 'ACTIVE');
  const full = active.filter((one) => one.served === 'ALL' && !hasCondition(one.service));
  if (full.length > 0) {
    const serving = full.map(({ service }) => service);
    return {
      status: 'SERVED',
      reason: null,
      eligibility: serving.some(({ eligibility }) => eligibility === 'OPEN') ? 'OPEN' : 'UNKNOWN',
      redundancy: new Set(serving.map(({ provider, code }) => provider?.code ?? `service ${code}`)).size,
      services: codes(serving),
    };
  }
  if (active.length > 0) {
    const all = active.filter((one) => one.served === 'ALL');
    return {
      status: 'CONDITIONAL',
      reason: all.length > 0 ? 'CONDITION' : 'PART_OF_GROUP',
      // Of a service for a part of the group too, whatever it says itself: docs/decisions/0002-measures.md, rule 9.
      eligibility: 'CONDITIONAL',
      redundancy: null,
      services: codes(active.map(({ service }) => service)),
    };
  }
  const later = pick((one) => one.state === 'LATER');
  const suspended = pick((one) => one.state === 'SUSPENDED');
  if (later.length + suspended.length > 0) {
    return {
      ...nothing,
      status: 'PLANNED',
      reason: later.length > 0 ? 'STARTS_LATER' : 'SUSPENDED',
      services: codes([...later, ...suspended]),
    };
  }
  if (!whateverIsExpected && !expects(facts, stop, type))
    return { ...nothing, status: 'NOT_EXPECTED', reason: null };
  const areas = stop.adminAreas.map(({ code }) => code);
  const countries = countriesOf(stop);
  if (
    countries.length > 0 &&
    countries.every((country) => isComplete(facts, { country, areas, type, day }))
  ) {
    return { ...nothing, status: 'ABSENT', reason: 'STATED_COMPLETE' };
  }
  const unknown = (reason: string, services: readonly ServiceSeen[]) => ({
    ...nothing,
    status: 'UNKNOWN',
    reason,
    services: codes(services),
  });
  const lapsed = pick((one) => one.state === 'LAPSED');
  if (lapsed.length > 0) return unknown('STALE', lapsed);
  const somewhere = known.filter((one) => one.reach === 'SOMEWHERE_IN_AREA' && one.state === 'ACTIVE');
  if (somewhere.length > 0)
    return unknown(
      'PRESENT_IN_AREA',
      somewhere.map(({ service }) => service),
    );
  return unknown('NO_STATEMENT', []);
}
