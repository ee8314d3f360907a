import type { CoverageReason, CoverageStatus } from '../../graph/model/closed-lists.ts';
import { type Isolation, isolationOf } from './isolation.ts';
import { deathsAt, type People, peopleAt, peoplePresentAt } from './people.ts';
import { roundKm } from './rounding.ts';
import type { Scope } from './scope.ts';
import { gapSince } from './since.ts';
import { compareText, mustFind, type View } from './world.ts';

export interface CellKey {
  stop: string;
  serviceType: string;
  group: string;
}

export interface OracleGap extends CellKey, People, Isolation {
  status: CoverageStatus;
  reason: CoverageReason | null;
  since: string | null;
  peoplePresent: number | null;
  unreachable: boolean;
  personKmToCare: number | null;
  deathsAndMissingPerYear: number | null;
}

export function gapAt(
  view: View,
  scope: Scope,
  cell: CellKey & { status: CoverageStatus; reason: CoverageReason | null },
): OracleGap {
  const { stop, serviceType, group, status, reason } = cell;
  const people = peopleAt(view, scope, stop);
  const isolation = isolationOf(view, stop, serviceType, group);
  const bothKnown = people.peoplePerYear !== null && isolation.isolationKm !== null;
  return {
    stop,
    serviceType,
    group,
    status,
    reason,
    since: gapSince(view, mustFind(view.world.Stop, stop), serviceType, group, status),
    ...people,
    peoplePresent: peoplePresentAt(view, stop),
    ...isolation,
    unreachable: isolation.isolationKm === null,
    personKmToCare: bothKnown ? roundKm(people.peoplePerYear! * isolation.isolationKm!) : null,
    deathsAndMissingPerYear: deathsAt(view, stop),
  };
}

/** Stop code, then type and group in the order asked. */
export function compareKeys(a: CellKey, b: CellKey, serviceTypes: string[], groups: string[]): number {
  return (
    compareText(a.stop, b.stop) ||
    serviceTypes.indexOf(a.serviceType) - serviceTypes.indexOf(b.serviceType) ||
    groups.indexOf(a.group) - groups.indexOf(b.group)
  );
}

/** Rule 20, PERSON_KM_TO_CARE_DESC. */
export function compareGaps(a: OracleGap, b: OracleGap, serviceTypes: string[], groups: string[]): number {
  const withFlowFirst = Number(b.peoplePerYear !== null) - Number(a.peoplePerYear !== null);
  if (withFlowFirst !== 0) return withFlowFirst;
  const unreachableFirst = Number(b.unreachable) - Number(a.unreachable);
  if (unreachableFirst !== 0) return unreachableFirst;

  const descending = (left: number | null, right: number | null) => (right ?? 0) - (left ?? 0);
  let order = 0;
  if (a.unreachable) order = descending(a.peoplePerYear, b.peoplePerYear);
  else order = descending(a.personKmToCare, b.personKmToCare) || descending(a.isolationKm, b.isolationKm);
  return order || compareKeys(a, b, serviceTypes, groups);
}
