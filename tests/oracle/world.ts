import type { RestrictedRead } from '../../graph/model/viewer.ts';
import { allFields } from '../../graph/model/kind.ts';
import { type Fact, type KindName, KIND_NAMES, kindOf } from '../../graph/model/kinds.ts';

/** All that one viewer is shown: of several sources that state a fact, one; one fact per code. */
export type World = { [N in KindName]: Fact<N>[] };

/** A fact as tests write it: what is left out is null, the empty list, or the usual envelope. */
export type Draft<N extends KindName> = { code: string } & Partial<Fact<N>>;
export type WorldDraft = { [N in KindName]?: Draft<N>[] };

/** What is asked of every measure besides its own question. */
export interface View {
  world: World;
  asOf: string;
  readsRestricted: RestrictedRead;
}

/** Completes a draft and checks it against its kind; throws when it is not a valid fact. */
export function makeFact<N extends KindName>(kind: N, draft: Draft<N>): Fact<N> {
  const full: Record<string, unknown> = { code: draft.code };
  for (const [name, field] of allFields(kindOf(kind))) {
    if (field.shape === 'texts') full[name] = [];
    else if (!field.required) full[name] = null;
  }
  return kindOf(kind).schema.parse({ ...full, source: 'SRC', visibility: 'PUBLIC', ...draft }) as Fact<N>;
}

export function makeWorld(draft: WorldDraft): World {
  const entries = KIND_NAMES.map((kind) => {
    const drafts = (draft[kind] ?? []) as Draft<KindName>[];
    return [kind, drafts.map((one) => makeFact(kind, one))];
  });
  return Object.fromEntries(entries) as World;
}

/** Rule 1. The last day counts; an unknown bound is no bound. */
export function holds(fact: { validFrom: string | null; validUntil: string | null }, asOf: string): boolean {
  if (fact.validFrom !== null && fact.validFrom > asOf) return false;
  if (fact.validUntil !== null && fact.validUntil < asOf) return false;
  return true;
}

export function find<F extends { code: string }>(facts: F[], code: string): F | undefined {
  return facts.find((fact) => fact.code === code);
}

export function mustFind<F extends { code: string }>(facts: F[], code: string): F {
  const fact = find(facts, code);
  if (fact === undefined) throw new Error(`the world has no ${code}`);
  return fact;
}

export function byCode<F extends { code: string }>(facts: F[]): F[] {
  return facts.toSorted((a, b) => compareText(a.code, b.code));
}

export function compareText(a: string, b: string): number {
  if (a < b) return -1;
  return a > b ? 1 : 0;
}

export function distinct<T>(items: T[]): T[] {
  return [...new Set(items)];
}
