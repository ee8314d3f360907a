import { checkFact, type Put, referencesOf } from '../model/check-fact.ts';
import type { AnyFact, KindName } from '../model/kinds.ts';

/**
 * A fact with one code for another, wherever it says it: as its own or as that of a fact it names. Null when it would then
 * break a rule of its kind, as a leg from a stop to itself would.
 */
export function renameCode([kind, fact]: Put, of: KindName, from: string, to: string): Put | null {
  const changed: AnyFact = { ...fact };
  if (kind === of && fact.code === from) changed.code = to;
  for (const [field, target, code] of referencesOf([kind, fact])) {
    if (target !== of || code !== from) continue;
    const value = changed[field];
    changed[field] = Array.isArray(value) ? [...new Set(value.map((one) => (one === from ? to : one)))] : to;
  }
  if (kind === 'Leg' && changed['from'] === changed['to']) return null;
  const checked = checkFact([kind, changed]);
  return 'put' in checked ? checked.put : null;
}
