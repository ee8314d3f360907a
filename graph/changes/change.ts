import type { AnyFact } from '../model/kinds.ts';

/** Kinds of fact that people write one by one; all others come from files. */
export const WRITABLE_KINDS = ['Branch', 'Service', 'Agreement', 'Referral', 'Statement'] as const;
export type WritableKind = (typeof WRITABLE_KINDS)[number];

/** Fields of a fact as a person states them: what is left out is completed. Without source, which follows from who writes. */
export type Draft = Readonly<Record<string, AnyFact[string] | undefined>>;

/** One change of one fact. */
export type FactChange =
  /** States the whole fact: what the draft leaves out is not kept from the version before. */
  | { readonly action: 'upsert'; readonly kind: WritableKind; readonly draft: Draft }
  /** The last day on which it holds is `on`. */
  | { readonly action: 'end'; readonly kind: WritableKind; readonly code: string; readonly on: string };
