import type { Mappings } from '../mappings.ts';
import type { Warning } from '../warning.ts';
import type { HsdsRecord } from './hsds-package.ts';
import { listOf, recordsOf, textOf } from './hsds-values.ts';
import { warning } from './outcome.ts';
import { safeText } from './safe-text.ts';

interface HsdsAccess {
  readonly conditions: readonly string[];
  /** It says that all may come. */
  readonly open: boolean;
  /** By age alone; empty where the ages tell no group. */
  readonly groups: readonly string[];
  readonly warnings: readonly Warning[];
}

const OLDEST = 99;
const ADULT = 18;
const OLDER = 55;

/**
 * Whom a service is for, by seeds/mappings/hsds-conditions.csv: ages, eligibility, closed lists of status, papers and fees
 * are conditions in the words of the directory. A text that tells how to reach somebody is not kept, but that there is one is:
 * the service must not look open to all for it.
 */
export function hsdsConditions(service: HsdsRecord, mappings: Mappings): HsdsAccess {
  const conditions: string[] = [];
  const warnings: Warning[] = [];
  let open = false;
  const say = (label: string, text: string) => {
    const kept = safeText(`${label}: ${text}`);
    conditions.push(kept ?? `${label}: see the source`);
    if (kept === null)
      warnings.push(
        warning(
          'CONDITION_NOT_KEPT',
          `A text of "${label}" is long or tells how to reach somebody: only that there is one was kept.`,
        ),
      );
  };
  const eligibilities = recordsOf(service['eligibilities']).map((record) => textOf(record, 'eligibility'));
  for (const row of mappings.rows('hsds-conditions')) {
    const field = row['field'] ?? '';
    const texts =
      field === 'eligibility' ? [textOf(service, field), ...eligibilities] : [textOf(service, field)];
    for (const text of texts) {
      if (text === '') continue;
      const isOpen = mappings.match('hsds-conditions', { field, open: text })?.['open'] === row['open'];
      if (isOpen) open ||= field.startsWith('eligibility');
      else if (listOf(text).length > 1) conditions.push(shortList(row['label'] ?? field, listOf(text)));
      else say(row['label'] ?? field, text === 'true' ? 'yes' : text);
    }
  }
  for (const record of recordsOf(service['required_documents'])) {
    const text = textOf(record, 'document');
    if (text !== '' && text.toLowerCase() !== 'none') say('Required document', text);
  }
  const ages = agesOf(service);
  if (ages.text !== null) conditions.push(ages.text);
  return { conditions, open: open && conditions.length === 0, groups: ages.groups, warnings };
}

/** A closed list of thirty kinds of status is named by its first. */
function shortList(label: string, items: readonly string[]): string {
  const kept = items.map(safeText).filter((item) => item !== null);
  const whole = `${label}: ${kept.join('; ')}`;
  if (whole.length <= 240) return whole;
  const shown: string[] = [];
  for (const item of kept) if (`${label}: ${[...shown, item].join('; ')}`.length <= 200) shown.push(item);
  return `${label}: ${shown.join('; ')}; and ${kept.length - shown.length} more`;
}

/** 0 to 200 and the like say nothing. What is no number is not read: exports were seen in which a link had slipped there. */
function agesOf(service: HsdsRecord): { text: string | null; groups: readonly string[] } {
  const age = (...fields: string[]) => {
    const text = textOf(service, ...fields);
    return /^\d{1,3}(?:\.\d+)?$/u.test(text) ? Math.floor(Number(text)) : null;
  };
  const least = age('minimum_age', 'min_age') ?? 0;
  const most = age('maximum_age', 'max_age') ?? OLDEST;
  if (least <= 0 && most >= OLDEST) return { text: null, groups: [] };
  const groups = most < ADULT ? ['CHILDREN'] : least >= OLDER ? ['OLDER_PEOPLE'] : [];
  if (most >= OLDEST) return { text: `Age: ${least} and over`, groups };
  return { text: `Age: ${least <= 0 ? 'up to ' : `${least} to `}${most}`, groups };
}
