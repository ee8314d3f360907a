import { kindOf } from '../../model/kinds.ts';
import type { Condition } from '../../store.ts';
import type { FactTable } from './tables.ts';

/**
 * The condition whose index finds the facts, of which the others are then asked; null when none has an index. SQLite
 * would choose by statistics, which we do not keep, so that plans are the same in every store: we choose by what the
 * fields mean. A provider or stop has few facts, a country many, a status or kind most.
 */
export function leader(table: FactTable, where: readonly Condition[]): Condition | null {
  let best: Condition | null = null;
  let bestRank = Infinity;
  for (const condition of where) {
    const rank = rankOf(table, condition);
    if (rank < bestRank) [best, bestRank] = [condition, rank];
  }
  return best;
}

function rankOf(table: FactTable, condition: Condition): number {
  if (condition.test === 'near') return 1;
  if (condition.test === 'text') return 3;
  if (condition.test !== 'in') return Infinity;
  const { field } = condition;
  if (field === 'code') return 0;
  const hasIndex = table.links.has(field) || table.indexed.some((column) => column.field === field);
  if (!hasIndex) return Infinity;
  const { refersTo, values } = kindOf(table.kind).fields[field]!;
  if (values !== undefined) return 5;
  return refersTo === 'Country' ? 4 : 2;
}
