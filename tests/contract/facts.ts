import type { Field } from '../../graph/model/field.ts';
import { allFields } from '../../graph/model/kind.ts';
import { type AnyFact, type Fact, type FactValue, type KindName, kindOf } from '../../graph/model/kinds.ts';

/** The source of facts that state no other. */
export const SOURCE = 'test-source';

/**
 * A fact with the fewest words: `fact('Stop', 'tripoli', { lat: 32.9, lon: 13.2 })`. What is not stated is null or
 * empty, or for a required field the first value that fits. Public unless stated otherwise.
 */
export function fact<N extends KindName>(kind: N, code: string, stated: Partial<Fact<N>> = {}): AnyFact {
  const values: Record<string, FactValue> = { code };
  for (const [name, field] of allFields(kindOf(kind))) values[name] = plainest(field);
  return { ...values, source: SOURCE, visibility: 'PUBLIC', ...stated } as AnyFact;
}

/** A source with its priority; it is its own source. */
export function source(code: string, priority = 100): AnyFact {
  return fact('Source', code, { source: code, priority });
}

function plainest(field: Field<unknown>): FactValue {
  if (!field.required) return null;
  switch (field.shape) {
    case 'texts':
      return [];
    case 'boolean':
      return false;
    case 'integer':
    case 'real':
      return 1;
    // 'text'
    default:
      return field.values?.[0] ?? (field.about.includes('YYYY-MM-DD') ? '2026-01-01' : 'x');
  }
}
