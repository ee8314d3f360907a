import type { CoverageStatus } from '../../graph/model/closed-lists.ts';
import { addDays } from '../../graph/model/day.ts';
import type { Fact } from '../../graph/model/kinds.ts';
import { isFull } from './groups.ts';
import { reaches, wholePlace } from './reach.ts';
import { serviceState } from './service-state.ts';
import { completeSince } from './statements.ts';
import { isPartlyWithheld } from './status.ts';
import type { View } from './world.ts';

/** The last day of an ended service, when it is known. */
function endOf(service: Fact<'Service'>): string | null {
  if (service.validUntil !== null) return service.validUntil;
  return service.status === 'COMPLETED' ? service.asOf : null;
}

/** Rule 21. */
export function gapSince(
  view: View,
  stop: Fact<'Stop'>,
  serviceType: string,
  group: string,
  status: CoverageStatus,
): string | null {
  if (isPartlyWithheld(view, serviceType)) return null;
  const place = wholePlace(stop);
  let lastEnd: string | null = null;
  for (const service of view.world.Service) {
    if (service.serviceType !== serviceType) continue;
    if (serviceState(service, view.asOf) !== 'ended') continue;
    if (!isFull(view.world, service, group) || !reaches(view.world, service, place)) continue;
    const end = endOf(service);
    if (end !== null && (lastEnd === null || end > lastEnd)) lastEnd = end;
  }
  if (lastEnd !== null) {
    const dayAfter = addDays(lastEnd, 1);
    return dayAfter > view.asOf ? view.asOf : dayAfter;
  }
  return status === 'ABSENT' ? completeSince(view, place, serviceType) : null;
}
