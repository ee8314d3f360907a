import type { CoverageReason, CoverageStatus, Eligibility } from '../../graph/model/closed-lists.ts';
import type { Fact } from '../../graph/model/kinds.ts';
import { containsSome, containsWholly, isFull } from './groups.ts';
import { type Place, isInTheAreaOf, reaches, wholePlace } from './reach.ts';
import { serviceState } from './service-state.ts';
import { isCovered } from './statements.ts';
import { byCode, distinct, mustFind, type View } from './world.ts';

export interface Cell {
  status: CoverageStatus;
  reason: CoverageReason | null;
  eligibility: Eligibility | null;
  redundancy: number | null;
  /** Those that decided it, by code. */
  services: Fact<'Service'>[];
}

export function isWithheld(view: View, serviceType: string): boolean {
  return mustFind(view.world.ServiceType, serviceType).restricted && view.readsRestricted === 'NONE';
}

/** Rule 7: of a restricted type some facts may be hidden from who reads those of some Societies alone. */
export function isPartlyWithheld(view: View, serviceType: string): boolean {
  return mustFind(view.world.ServiceType, serviceType).restricted && view.readsRestricted === 'SOME';
}

/** The active full services of a type that reach a place, by code. */
export function servingServices(
  view: View,
  place: Place,
  serviceType: string,
  group: string,
): Fact<'Service'>[] {
  return byCode(
    view.world.Service.filter(
      (service) =>
        service.serviceType === serviceType &&
        serviceState(service, view.asOf) === 'active' &&
        isFull(view.world, service, group) &&
        reaches(view.world, service, place),
    ),
  );
}

const plain = (
  status: CoverageStatus,
  reason: CoverageReason | null,
  services: Fact<'Service'>[] = [],
): Cell => ({
  status,
  reason,
  eligibility: null,
  redundancy: null,
  services,
});

/** Rules 6 to 9. */
export function cellOf(
  view: View,
  place: Place,
  serviceType: string,
  group: string,
  expected: boolean,
): Cell {
  if (isWithheld(view, serviceType)) return plain('UNKNOWN', 'WITHHELD');

  const { world, asOf } = view;
  const relevant = byCode(
    world.Service.filter(
      (service) => service.serviceType === serviceType && containsSome(world, service, group),
    ),
  );
  const inState = (state: string) => relevant.filter((service) => serviceState(service, asOf) === state);
  const reaching = (services: Fact<'Service'>[]) =>
    services.filter((service) => reaches(world, service, place));

  const full = servingServices(view, place, serviceType, group);
  if (full.length > 0) {
    return {
      status: 'SERVED',
      reason: null,
      eligibility: full.some((service) => service.eligibility === 'OPEN') ? 'OPEN' : 'UNKNOWN',
      redundancy: distinct(full.map((service) => service.provider)).length,
      services: full,
    };
  }

  const active = reaching(inState('active'));
  if (active.length > 0) {
    const someWholly = active.some((service) => containsWholly(world, service, group));
    const cell = plain('CONDITIONAL', someWholly ? 'CONDITION' : 'PART_OF_GROUP', active);
    return { ...cell, eligibility: 'CONDITIONAL' };
  }

  const planned = reaching(inState('planned'));
  if (planned.length > 0) {
    const allSuspended = planned.every((service) => service.status === 'SUSPENDED');
    return plain('PLANNED', allSuspended ? 'SUSPENDED' : 'STARTS_LATER', planned);
  }

  if (isPartlyWithheld(view, serviceType)) return plain('UNKNOWN', 'WITHHELD');
  if (!expected) return plain('NOT_EXPECTED', null);
  if (isCovered(view, place, serviceType)) return plain('ABSENT', 'STATED_COMPLETE');

  const lapsed = reaching(inState('lapsed'));
  if (lapsed.length > 0) return plain('UNKNOWN', 'STALE', lapsed);
  const inArea = inState('active').filter((service) => isInTheAreaOf(world, service, place));
  if (inArea.length > 0) return plain('UNKNOWN', 'PRESENT_IN_AREA', inArea);
  return plain('UNKNOWN', 'NO_STATEMENT');
}

/** Rule 13: the status for kilometres and sides, whatever is expected. */
export function kmStatus(view: View, place: Place, serviceType: string, group: string): CoverageStatus {
  const { status } = cellOf(view, place, serviceType, group, true);
  return status !== 'SERVED' && isPartlyWithheld(view, serviceType) ? 'UNKNOWN' : status;
}

export function stopsWithStatus(
  view: View,
  stops: Fact<'Stop'>[],
  serviceType: string,
  group: string,
  statuses: CoverageStatus[],
): Fact<'Stop'>[] {
  return stops.filter((stop) => statuses.includes(kmStatus(view, wholePlace(stop), serviceType, group)));
}
