import { randomBytes } from 'node:crypto';
import { addDays, dateProblem } from '../model/day.ts';
import { kindOf, type AnyFact } from '../model/kinds.ts';
import { allFields } from '../model/kind.ts';
import { FRESH_DAYS } from '../model/kinds/statement.ts';
import type { Draft, WritableKind } from './change.ts';
import { STALE_DAYS } from '../model/stale-days.ts';

export interface Completion {
  /** The Society that states it: new codes begin with its own. */
  readonly society: string;
  readonly source: string;
  readonly today: string;
  readonly visibility: string;
}

/** The whole fact that a draft means. Required fields that it lacks are left out: the check of the kind names them. */
export function completeDraft(kind: WritableKind, draft: Draft, completion: Completion): AnyFact {
  const fact: Record<string, AnyFact[string]> = {};
  for (const [field, { required }] of allFields(kindOf(kind))) {
    const value = draft[field] ?? null;
    if (value !== null || !required) fact[field] = value;
  }
  const asOf = (fact['asOf'] as string | null) ?? completion.today;
  const whole: AnyFact = {
    ...fact,
    code: (draft['code'] as string | null | undefined) ?? newCode(completion.society, kind),
    source: completion.source,
    asOf,
    visibility: (fact['visibility'] as string | undefined) ?? completion.visibility,
  };
  if (kind === 'Service') {
    whole['sourceWords'] = [];
    whole['staleFrom'] = whole['validUntil'] === null ? lapse(asOf, STALE_DAYS) : null;
  }
  if (kind === 'Statement') {
    whole['freshUntil'] = lapse(asOf, FRESH_DAYS);
    whole['nationalSociety'] = completion.society;
  }
  return whole;
}

/** Whatever is typed as a day is checked with the fact; this must only not fail on it. */
const lapse = (asOf: string, days: number) => (dateProblem(asOf) === null ? addDays(asOf, days) : asOf);

/** New facts have codes of their Society, so that none meets a fact of somebody else that its writer may not see. */
export const codePrefix = (society: string) => `${society}:`;

const newCode = (society: string, kind: WritableKind) =>
  `${codePrefix(society)}${kind.toLowerCase()}-${randomBytes(5).toString('hex')}`;
