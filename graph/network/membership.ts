import type { CodeIndex } from './code-index.ts';
import type { Membership } from './network.ts';
import { endDay, startDay } from './validity.ts';

/** Who says a fact, and its validity as the fact states it. */
export interface Enveloped {
  readonly source: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/** Who says a fact, and from when to when it holds. */
export function membershipOf(fact: Enveloped, sources: CodeIndex): Membership {
  return {
    source: sources.indexOf(fact.source),
    validFrom: startDay(fact.validFrom),
    validUntil: endDay(fact.validUntil),
  };
}
