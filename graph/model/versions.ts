import { hash } from 'node:crypto';
import { allFields } from './kind.ts';
import { type AnyFact, type KindName, kindOf } from './kinds.ts';

/** `until` of a version that is current: 2^53 − 1, the largest integer both stores and JavaScript agree on. */
export const CURRENT = Number.MAX_SAFE_INTEGER;

/** Hash of a fact's content, over its fields in storage order. Two facts with one hash are one version. */
export function factHash(kind: KindName, fact: AnyFact): string {
  const values = allFields(kindOf(kind)).map(([field]) => fact[field] ?? null);
  return hash('sha1', JSON.stringify([fact.code, ...values]), 'base64url');
}

/**
 * Of several sources that state one fact, the one with the greatest precedence is shown:
 * the most recent as-of, then the higher priority of the source, then the greater source code.
 */
export function factPrecedence(asOf: string | null, sourcePriority: number, source: string): string {
  return `${asOf ?? '0000-00-00'} ${String(sourcePriority).padStart(4, '0')} ${source}`;
}
