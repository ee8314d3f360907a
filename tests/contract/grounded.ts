import { type AnyFact, KIND_NAMES, type KindName } from '../../graph/model/kinds.ts';
import { fact } from './facts.ts';
import { RESTS } from './rests.ts';

export type Facts = Partial<Record<KindName, readonly AnyFact[]>>;

/** These facts, and a public one for every code on which they rest and which none of them states: nothing hides them. */
export function grounded(facts: Facts): Facts {
  const all = new Map<KindName, AnyFact[]>(KIND_NAMES.map((kind) => [kind, [...(facts[kind] ?? [])]]));
  // From the last kind to the first, because each rests on earlier ones.
  for (const kind of KIND_NAMES.toReversed()) {
    for (const one of all.get(kind)!) {
      for (const [field, target] of RESTS[kind]) {
        const code = one[field];
        const known = all.get(target)!;
        if (typeof code !== 'string' || known.some((other) => other.code === code)) continue;
        known.push(fact(target, code, target === 'Source' ? { source: code } : {}));
      }
    }
  }
  return Object.fromEntries(Array.from(all).filter(([, ofKind]) => ofKind.length > 0));
}
