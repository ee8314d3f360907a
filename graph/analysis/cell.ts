import {
  type CoverageReason,
  type CoverageStatus,
  ELIGIBILITIES,
  type Eligibility,
} from '../model/closed-lists.ts';
import type { StatementEntry } from '../network/network.ts';
import { rowOf } from '../network/compressed-rows.ts';
import { countriesOfStop } from '../network/place-columns.ts';
import type { Candidates } from './candidates.ts';
import { fullness, SERVES_FULLY, SERVES_NONE, SERVES_ON_CONDITION } from './fullness.ts';
import { STATE_ACTIVE, STATE_ENDED, STATE_LAPSED, STATE_PLANNED, STATE_SUSPENDED } from './service-state.ts';
import { dayAfterLastEnd, dayStatedComplete } from './since.ts';
import { ALL_KINDS, kindsNamed, statementsOn } from './statements.ts';
import type { View } from './view.ts';
import { withheld } from './withheld.ts';

/** Status of a (stop, service type, group) whatever the minimum package asks for. */
export interface Cell {
  readonly status: Exclude<CoverageStatus, 'NOT_EXPECTED'>;
  readonly reason: CoverageReason | null;
  readonly eligibility: Eligibility | null;
  /** The services that decided it, in the order of codes. */
  readonly services: readonly number[];
  /** The statements by which it is ABSENT. */
  readonly statements: readonly StatementEntry[];
  /** True when it is served only through points that stand for areas. */
  readonly areaPrecision: boolean;
  /** Day from which it is known to be so; decision 0002, rule 21. */
  readonly since: number | null;
}

const OPEN = ELIGIBILITIES.indexOf('OPEN');
/** Most come in order. */
function inCodeOrder(services: number[]): readonly number[] {
  const isInOrder = services.every((service, place) => place === 0 || services[place - 1]! < service);
  return isInOrder ? services : services.toSorted((a, b) => a - b);
}
const bare = { eligibility: null, services: [], statements: [], areaPrecision: false, since: null } as const;
const WITHHELD: Cell = { ...bare, status: 'UNKNOWN', reason: 'WITHHELD' };

/**
 * Decision 0002, rules 6 to 9. `onlyCountry` looks at a border crossing from one side: the services and statements of
 * that country alone.
 */
export function cellAt(
  view: View,
  candidates: Candidates,
  stop: number,
  type: number,
  group: number,
  onlyCountry: number | null = null,
): Cell {
  const { network, serviceState } = view;
  const { services, stops } = network;
  const unread = withheld(network, type);
  if (unread === 'EVERYTHING') return WITHHELD;

  const full: number[] = [];
  const conditional: number[] = [];
  const planned: number[] = [];
  const lapsed: number[] = [];
  const ended: number[] = [];
  let containsWhole = false;
  const counts = (service: number) => onlyCountry === null || services.country[service] === onlyCountry;
  for (const service of candidates.reaching(type)) {
    if (!counts(service)) continue;
    const share = fullness(network, service, group);
    if (share === SERVES_NONE) continue;
    const state = serviceState[service]!;
    if (state === STATE_ACTIVE) {
      if (share === SERVES_FULLY) full.push(service);
      else conditional.push(service);
      if (share === SERVES_ON_CONDITION) containsWhole = true;
    } else if (state === STATE_PLANNED || state === STATE_SUSPENDED) planned.push(service);
    else if (state === STATE_LAPSED) lapsed.push(service);
    else if (state === STATE_ENDED && share === SERVES_FULLY) ended.push(service);
  }

  if (full.length > 0) {
    return {
      status: 'SERVED',
      reason: null,
      eligibility: full.some((service) => services.eligibility[service] === OPEN) ? 'OPEN' : 'UNKNOWN',
      services: inCodeOrder(full),
      statements: [],
      areaPrecision: full.every((service) => candidates.isByAreaPoint(service)),
      since: null,
    };
  }
  const since = unread === 'NOTHING' ? dayAfterLastEnd(services, ended, view.day) : null;
  if (conditional.length > 0) {
    const reason = containsWhole ? 'CONDITION' : 'PART_OF_GROUP';
    return {
      ...bare,
      status: 'CONDITIONAL',
      reason,
      eligibility: 'CONDITIONAL',
      services: inCodeOrder(conditional),
      since,
    };
  }
  if (planned.length > 0) {
    const allSuspended = planned.every((service) => serviceState[service] === STATE_SUSPENDED);
    const reason = allSuspended ? 'SUSPENDED' : 'STARTS_LATER';
    return { ...bare, status: 'PLANNED', reason, services: inCodeOrder(planned), since };
  }

  if (unread === 'SOME') return WITHHELD;
  const countries = countriesOfStop(stops, stop).filter(
    (country) => onlyCountry === null || country === onlyCountry,
  );
  const areas = rowOf(stops.areas, stop);
  const statements = countries.map((country) => statementsOn(view, country, type, areas));
  if (countries.length > 0 && statements.every((found) => kindsNamed(found) === ALL_KINDS)) {
    const deciding = statements.flat();
    return {
      ...bare,
      status: 'ABSENT',
      reason: 'STATED_COMPLETE',
      statements: deciding,
      since: since ?? dayStatedComplete(deciding),
    };
  }
  if (lapsed.length > 0) {
    return { ...bare, status: 'UNKNOWN', reason: 'STALE', services: inCodeOrder(lapsed) };
  }
  const inArea = candidates
    .inArea(type)
    .filter(
      (service) =>
        counts(service) &&
        serviceState[service] === STATE_ACTIVE &&
        fullness(network, service, group) !== SERVES_NONE,
    );
  if (inArea.length > 0) {
    return { ...bare, status: 'UNKNOWN', reason: 'PRESENT_IN_AREA', services: inCodeOrder(inArea) };
  }
  return { ...bare, status: 'UNKNOWN', reason: 'NO_STATEMENT' };
}
