import type { Audience } from '../../model/audience.ts';
import { COVERED_FIELDS } from '../../model/covers.ts';
import type { AnyFact } from '../../model/kinds.ts';

/** A service, as far as statements of completeness cover it or not, and who reads it. */
export interface CoveredService {
  readonly fact: AnyFact;
  readonly audience: Audience;
}

/** Services that are not public, each different one once. */
export interface CoveredShapes extends Iterable<CoveredService> {
  add(fact: AnyFact, audience: Audience): void;
}

export function coveredShapes(): CoveredShapes {
  const shapes = new Map<string, CoveredService>();
  return {
    add(fact, audience) {
      if (audience === 'public' || fact['country'] === null) return;
      const key = JSON.stringify([audience, ...COVERED_FIELDS.map((field) => fact[field])]);
      if (!shapes.has(key)) shapes.set(key, { fact, audience });
    },
    [Symbol.iterator]: () => shapes.values(),
  };
}
