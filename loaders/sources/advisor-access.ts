import type { Mappings } from '../mappings.ts';
import type { Warning } from '../warning.ts';
import type { Answered } from './advisor-columns.ts';
import { warning } from './outcome.ts';
import { parts } from './parts.ts';
import { safeText } from './safe-text.ts';

interface AdvisorAccess {
  readonly conditions: readonly string[];
  /** Who may come, how, and with which paper: all three were answered, and nothing was asked for. */
  readonly open: boolean;
  readonly groups: readonly string[];
  readonly remote: boolean;
  /** '' where nothing was said of its coverage. */
  readonly coverage: 'COUNTRY' | 'AREA' | 'POINT' | '';
  readonly warnings: readonly Warning[];
}

const WHO = ['nationality', 'registration', 'intake'];
/** What is told to those who must be referred; it stands in nobody's way by itself. */
const DETAILS = ['referralMethod', 'responseDelay', 'feedbackDelay'];

/**
 * Who gets the service, by seeds/mappings/services-advisor-answers.csv. What limits it is a condition in the words of the
 * file: a list of nationalities, a card, criteria of intake, that people must be referred. How referrals are sent and how
 * long answers take is added to these, and is no condition where none is: else no service of the tool were open to anybody.
 * "Referral required", which the tool ticks beside "Walk-in" too, counts only where the file names no other way in.
 */
export function advisorAccess(answered: ReadonlyMap<string, Answered>, mappings: Mappings): AdvisorAccess {
  const conditions: string[] = [];
  const warnings: Warning[] = [];
  const effectsOf = (field: string) =>
    (answered.get(field)?.answers ?? []).map((answer) => ({
      answer,
      row: mappings.match('services-advisor-answers', { field, words: answer }),
    }));
  const say = (field: string, answer: string) => {
    const text = safeText(`${answered.get(field)?.label ?? field}: ${answer}`);
    if (text !== null) conditions.push(text);
    else
      warnings.push(
        warning(
          'CONDITION_NOT_KEPT',
          `An answer to "${answered.get(field)?.label}" tells how to reach somebody: not kept.`,
        ),
      );
  };

  const groups: string[] = [];
  let ungrouped = false;
  for (const field of WHO) {
    const effects = effectsOf(field);
    if (effects.some(({ row }) => row?.['effect'] === 'OPEN')) continue;
    for (const { answer, row } of effects) {
      say(field, answer);
      if (field !== 'intake') continue;
      const named = parts(row?.['groups'] ?? '');
      groups.push(...named);
      if (named.length === 0) ungrouped = true;
    }
  }

  const ways = new Set(effectsOf('accessibility').map(({ row }) => row?.['effect'] ?? ''));
  const methods = effectsOf('referralMethod').map(({ row }) => row?.['effect'] ?? '');
  const required = effectsOf('referralRequired').some(({ row }) => row?.['effect'] === 'BY_REFERRAL');
  const otherWay = ['OPEN', 'WALK_IN', 'REMOTE'].some((way) => ways.has(way));
  if (ways.has('BY_REFERRAL') && !otherWay)
    for (const { answer } of effectsOf('accessibility')) say('accessibility', answer);
  else if (required && !otherWay && !methods.includes('OPEN'))
    conditions.push(answered.get('referralRequired')!.label);

  const asked = WHO.every((field) => answered.has(field)) && otherWay;
  const open = asked && conditions.length === 0 && warnings.length === 0;
  if (conditions.length > 0)
    for (const field of DETAILS) for (const { answer } of effectsOf(field)) say(field, answer);

  const coverages = effectsOf('coverage').map(({ row }) => row?.['effect'] ?? '');
  for (const { answer, row } of effectsOf('coverage'))
    if (row === null)
      warnings.push(warning('COVERAGE_NOT_MAPPED', `"${answer}" tells no coverage that we know.`));
  const walkInOnly = ways.has('WALK_IN') && ways.size === 1;
  return {
    conditions,
    open,
    groups: ungrouped ? [] : [...new Set(groups)],
    remote: ways.has('REMOTE') && ways.size === 1,
    coverage: coverages.includes('COUNTRY')
      ? walkInOnly
        ? 'POINT'
        : 'COUNTRY'
      : coverages.includes('AREA')
        ? 'AREA'
        : coverages.includes('POINT')
          ? 'POINT'
          : '',
    warnings,
  };
}
