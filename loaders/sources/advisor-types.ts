import type { Mappings } from '../mappings.ts';
import type { Warning } from '../warning.ts';
import { activityType } from './activity-type.ts';
import { parts } from './parts.ts';

interface AdvisorType {
  readonly code: string;
  readonly groups: readonly string[];
  readonly words: readonly string[];
}

const VAGUE = new Set(['OTHER', 'NOT_A_SERVICE']);

/**
 * The service types of a record: that of its category and activity, by seeds/mappings/services-advisor-activities.csv, else
 * activities.csv. An activity that tells none ("Protection Services") is as many services as its indicators name types.
 */
export function advisorTypes(
  category: string,
  activity: string,
  indicators: readonly string[],
  warnings: Warning[],
  mappings: Mappings,
): AdvisorType[] {
  const typeOf = (words: string, told: Warning[]) => {
    const own = mappings.match('services-advisor-activities', { category, activity: words });
    if (own === null) return activityType(category, words, told, mappings);
    const groups = parts(own['groups'] ?? '');
    return { code: own['serviceType'] ?? 'OTHER', groups: groups.length === 0 ? ['EVERYONE'] : groups };
  };
  const notMapped: Warning[] = [];
  const main = typeOf(activity, notMapped);
  if (!VAGUE.has(main.code)) return [{ ...main, words: [category, activity] }];
  const byType = new Map<string, AdvisorType>();
  for (const indicator of indicators) {
    const type = typeOf(indicator, []);
    if (VAGUE.has(type.code)) continue;
    const known = byType.get(type.code);
    byType.set(type.code, {
      code: type.code,
      // Several indicators of one type: for whom any of them is.
      groups: known === undefined ? type.groups : [...new Set([...known.groups, ...type.groups])],
      words: [...(known?.words ?? [category, activity]), indicator],
    });
  }
  if (byType.size > 0) return [...byType.values()];
  warnings.push(...notMapped);
  return [{ ...main, words: [category, activity] }];
}
