import type { Put, Rejection, RowResult } from '../source-format.ts';
import type { Warning } from '../warning.ts';

export function rejected(
  column: string | null,
  value: string | null,
  rule: string,
  accepted: string,
): { outcome: 'rejected'; rejection: Rejection } {
  return { outcome: 'rejected', rejection: { column, value, rule, accepted } };
}

export function facts(
  key: string,
  puts: readonly Put[],
  warnings: readonly Warning[] = [],
  rank = 0,
): RowResult {
  return { outcome: 'facts', key, rank, puts, warnings };
}

export function warning(code: string, message: string): Warning {
  return { code, message };
}

/** `Nearest: a, b.` for the end of what a rejection would accept; '' without candidates. */
export function nearest(candidates: readonly string[]): string {
  return candidates.length === 0 ? '' : ` Nearest: ${candidates.join(', ')}.`;
}
