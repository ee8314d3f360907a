import { randomUUID } from 'node:crypto';
import { type KindName, KIND_NAMES } from '../model/kinds.ts';
import type { Touched } from '../store.ts';
import type { NewAudience } from './audience/audience-rows.ts';

/** A load that touches more is not remembered by its codes: after it a snapshot is better built anew. */
const MOST_CODES = 5_000;
/** Of so many revisions it is remembered; whoever has an older snapshot builds anew. */
export const REMEMBERED_REVISIONS = 100;

/** What a load touches, as it goes on. Rather too many codes than too few: whoever looks finds what is. */
export interface TouchedCodes {
  /** Facts were written, or ended. */
  note(kind: KindName, codes: Iterable<string>): void;
  /** All of it, with those whose readers the commit changed, to be kept with the revision. */
  record(settled: readonly [KindName, readonly NewAudience[]][]): TouchedRecord;
}

/** What a store keeps with each revision. */
export interface TouchedRecord {
  /** Of this load and no other. */
  readonly origin: string;
  /** JSON: codes by kind; null: too many. */
  readonly codes: string | null;
}

export function touchedCodes(): TouchedCodes {
  const byKind = new Map<KindName, Set<string>>();
  let count = 0;
  const note = (kind: KindName, codes: Iterable<string>) => {
    if (count > MOST_CODES) return;
    const ofKind = byKind.get(kind) ?? new Set<string>();
    byKind.set(kind, ofKind);
    const before = ofKind.size;
    for (const code of codes) ofKind.add(code);
    count += ofKind.size - before;
    if (count > MOST_CODES) byKind.clear();
  };
  return {
    note,
    record(settled) {
      for (const [kind, changes] of settled) {
        note(
          kind,
          changes.map(({ code }) => code),
        );
      }
      const codes = Object.fromEntries(Array.from(byKind, ([kind, ofKind]) => [kind, [...ofKind]]));
      return { origin: randomUUID(), codes: count > MOST_CODES ? null : JSON.stringify(codes) };
    },
  };
}

/**
 * What the loads after `revision` touched together, from what is kept with it and with all later ones, in their order. Null when one is
 * missing (it was published by a version that did not keep it, or too long ago), or touched too much.
 */
export function touchedTogether(
  kept: readonly (TouchedRecord & { readonly revision: number })[],
  revision: number,
  newest: number,
): Touched | null {
  const isWhole =
    kept.length === newest - revision + 1 && kept.every((one, n) => one.revision === revision + n);
  const [first, ...later] = kept;
  if (first === undefined || !isWhole) return null;
  const byKind = new Map<KindName, Set<string>>();
  for (const { codes } of later) {
    if (codes === null) return null;
    const ofLoad = JSON.parse(codes) as Partial<Record<KindName, string[]>>;
    for (const kind of KIND_NAMES) {
      for (const code of ofLoad[kind] ?? []) {
        const ofKind = byKind.get(kind) ?? new Set<string>();
        byKind.set(kind, ofKind.add(code));
      }
    }
  }
  const codes = new Map(Array.from(byKind, ([kind, ofKind]) => [kind, [...ofKind]]));
  return { origin: first.origin, newest, codes };
}
