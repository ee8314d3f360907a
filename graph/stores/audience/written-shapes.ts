import type { AnyFact, KindName } from '../../model/kinds.ts';
import { isStewardSource } from '../../model/steward-sources.ts';
import { audienceFields } from './audience-fields.ts';

/** More different shapes of one kind are not remembered: its versions are then read again at the commit. */
const MOST_SHAPES = 50_000;

/**
 * From what the audiences of the facts follow that a load writes. A hundred thousand services have some hundred
 * different combinations of visibility, source, type and provider: where these are plain, the facts are not looked at again.
 */
export interface WrittenShapes {
  note(kind: KindName, fact: AnyFact): void;
  /** Facts of the kind were ended. */
  noteEnded(kind: KindName): void;
  /** Kinds of which facts were written or ended. */
  readonly touched: ReadonlySet<KindName>;
  /** Kinds of which facts of stewards' sources, or these sources, were written. */
  readonly stewarded: ReadonlySet<KindName>;
  /** One fact of each shape that was written, with the fields that make the shape; null: too many to remember. */
  of(kind: KindName): Iterable<AnyFact> | null;
}

export function writtenShapes(): WrittenShapes {
  const shapes = new Map<KindName, Map<string, AnyFact> | null>();
  const touched = new Set<KindName>();
  const stewarded = new Set<KindName>();
  return {
    note(kind, fact) {
      touched.add(kind);
      if (isStewardSource(fact.source) || (kind === 'Source' && isStewardSource(fact.code)))
        stewarded.add(kind);
      let ofKind = shapes.get(kind);
      if (ofKind === undefined) shapes.set(kind, (ofKind = new Map()));
      if (ofKind === null) return;
      const key = shapeOf(kind, fact);
      if (ofKind.has(key)) return;
      if (ofKind.size < MOST_SHAPES) ofKind.set(key, shapeFact(kind, fact));
      else shapes.set(kind, null);
    },
    noteEnded: (kind) => void touched.add(kind),
    touched,
    stewarded,
    of(kind) {
      const ofKind = shapes.get(kind);
      return ofKind === null ? null : (ofKind?.values() ?? []);
    },
  };
}

/** Facts of one shape have one audience. No code has a space in it. */
export function shapeOf(kind: KindName, fact: AnyFact): string {
  let shape = String(fact['visibility']);
  for (const field of audienceFields(kind)) shape += ` ${String(fact[field] ?? '')}`;
  return shape;
}

function shapeFact(kind: KindName, fact: AnyFact): AnyFact {
  const { code, source, visibility } = fact;
  const own = Object.fromEntries(audienceFields(kind).map((field) => [field, fact[field] ?? null]));
  return { ...own, code, source, visibility: visibility! };
}
