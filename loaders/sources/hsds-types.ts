import type { Mappings } from '../mappings.ts';
import type { Warning } from '../warning.ts';
import { activityType } from './activity-type.ts';
import type { HsdsRecord } from './hsds-package.ts';
import { listOf, recordOf, recordsOf, textOf } from './hsds-values.ts';
import { parts } from './parts.ts';

interface HsdsType {
  readonly code: string;
  readonly groups: readonly string[];
  readonly words: readonly string[];
}

const VAGUE = new Set(['OTHER', 'NOT_A_SERVICE']);

/**
 * The service types of a service: that of its name, by seeds/mappings/hsds-services.csv (which knows whose service it is:
 * "Housing" of a society of legal aid is no roof), else those of its taxonomy terms, else that of its name by activities.csv.
 */
export function hsdsTypes(
  service: HsdsRecord,
  organization: string,
  warnings: Warning[],
  mappings: Mappings,
): HsdsType[] {
  const name = textOf(service, 'name');
  const own = (words: string) => mappings.match('hsds-services', { organization, words });
  const typed = (row: Readonly<Record<string, string>>, words: readonly string[]): HsdsType => {
    const groups = parts(row['groups'] ?? '');
    return {
      code: row['serviceType'] ?? 'OTHER',
      groups: groups.length === 0 ? ['EVERYONE'] : groups,
      words,
    };
  };
  const byName = own(name);
  const terms = termsOf(service);
  if (byName !== null) return [typed(byName, [name])];
  const byType = new Map<string, HsdsType>();
  for (const term of terms) {
    const row = own(term);
    const type =
      row === null ? { ...activityType('', term, [], mappings), words: [term] } : typed(row, [term]);
    if (VAGUE.has(type.code)) continue;
    const known = byType.get(type.code);
    byType.set(
      type.code,
      known === undefined
        ? { ...type, words: [name, ...type.words] }
        : { ...known, words: [...known.words, term] },
    );
  }
  if (byType.size > 0) return [...byType.values()];
  return [{ ...activityType('', name, warnings, mappings), words: [name, ...terms] }];
}

/** Names of the taxonomy terms, or the codes of problems that older exports list. */
function termsOf(service: HsdsRecord): string[] {
  const terms = [
    ...recordsOf(service['attributes']).map((attribute) => recordOf(attribute['taxonomy_term']) ?? attribute),
    ...recordsOf(service['taxonomy']),
  ].map((term) => textOf(term, 'name', 'term', 'label', 'code', 'id'));
  return [...new Set([...terms, ...listOf(textOf(service, 'problem_codes', 'taxonomy_terms'))])].filter(
    (term) => term !== '',
  );
}
