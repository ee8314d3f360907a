import type { Mappings } from '../mappings.ts';
import type { Warning } from '../warning.ts';
import { warning } from './outcome.ts';
import { parts } from './parts.ts';

/** The service type and groups of a sector and an activity, by seeds/mappings/activities.csv. */
export function activityType(
  sector: string,
  activity: string,
  warnings: Warning[],
  mappings: Mappings,
): { code: string; groups: string[] } {
  const match = mappings.match('activities', { sector, activity });
  const code = match?.['serviceType'] ?? '';
  if (match === null || code === '') {
    const words = [sector, activity].filter((word) => word !== '').join(' / ');
    warnings.push(
      warning('ACTIVITY_NOT_MAPPED', `"${words}" maps to no service type: kept as OTHER with its words.`),
    );
    return { code: 'OTHER', groups: ['EVERYONE'] };
  }
  const groups = parts(match['groups'] ?? '');
  return { code, groups: groups.length === 0 ? ['EVERYONE'] : groups };
}
