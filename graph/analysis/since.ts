import { PROVIDER_KINDS, SERVICE_STATUSES } from '../model/closed-lists.ts';
import type { ServiceColumns, StatementEntry } from '../network/network.ts';
import { NO_END, NO_START } from '../network/validity.ts';

const COMPLETED = SERVICE_STATUSES.indexOf('COMPLETED');

/** The day after the last known end among ended services, never later than `day`; null when none is known to have ended. */
export function dayAfterLastEnd(
  services: ServiceColumns,
  ended: readonly number[],
  day: number,
): number | null {
  let last: number | null = null;
  for (const service of ended) {
    const stated = services.validUntil[service]!;
    const asOf = services.asOf[service]!;
    const end =
      stated !== NO_END ? stated : services.status[service] === COMPLETED && asOf !== NO_START ? asOf : null;
    if (end !== null && (last === null || end > last)) last = end;
  }
  return last === null ? null : Math.min(day, last + 1);
}

/** The day from which fresh statements together named all kinds of provider in each country. */
export function dayStatedComplete(statements: readonly StatementEntry[]): number | null {
  let latest: number | null = null;
  for (const country of new Set(statements.map((statement) => statement.country))) {
    for (const kind of PROVIDER_KINDS) {
      const naming = statements.filter(
        (statement) => statement.country === country && statement.kinds.includes(kind),
      );
      const earliest = Math.min(...naming.map(({ asOf }) => asOf));
      if (latest === null || earliest > latest) latest = earliest;
    }
  }
  return latest;
}
