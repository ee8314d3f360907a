import { VISIBILITIES, type Visibility } from '../graph/model/closed-lists.ts';
import { statedAudience } from '../graph/model/audience.ts';
import type { AnyFact, FactValue, KindName } from '../graph/model/kinds.ts';
import { restsOn } from '../graph/model/rests-on.ts';
import { mayRead, MOVEMENT_VIEWER, PUBLIC_VIEWER, type Viewer } from '../graph/model/viewer.ts';
import type { GraphStore } from '../graph/store.ts';
import { type SeenRows, kindNumber } from './seen-rows.ts';
import type { Warning } from './warning.ts';

/** Codes of which is remembered who may read them; beyond that all are forgotten and asked for again. */
const MOST_REMEMBERED = 100_000;

interface Found {
  count: number;
  readonly example: string;
}

/**
 * Finds facts that more may read than what they must name: a public leg to a restricted stop. The store hides them with what they
 * name, so that whoever loads them should know. Told in groups, by kind and field.
 */
export function makeHiddenReferences(store: GraphStore, seen: SeenRows, revision: number) {
  const found = new Map<string, Found>();
  const readable = new Map<string, boolean>();
  const versions = seen.db.prepare<[number, string], { source: string; visibility: Visibility }>(`
    SELECT c.source, f.json ->> '$.visibility' AS visibility FROM chosen c JOIN facts f ON f.id = c.fact
    WHERE c.kind = ? AND c.code = ?`);

  /** Remembers which of these codes the viewer may read, once this load is published. */
  async function learn(kind: KindName, codes: ReadonlySet<string>, viewer: Viewer): Promise<void> {
    const elsewhere: string[] = [];
    for (const code of codes) {
      const own = versions.all(kindNumber.get(kind)!, code);
      if (own.some(({ visibility }) => reads(viewer, visibility)))
        readable.set(keyOf(viewer, kind, code), true);
      else elsewhere.push(code);
    }
    if (elsewhere.length === 0) return;
    const facts = await store.get(kind, elsewhere, { revision, viewer });
    for (const code of elsewhere) {
      const fact = facts.get(code);
      // What this load states of a fact replaces what its source said before.
      const replaced = versions
        .all(kindNumber.get(kind)!, code)
        .some(({ source }) => source === fact?.source);
      readable.set(keyOf(viewer, kind, code), fact !== undefined && !replaced);
    }
  }

  return {
    /** Looks at facts of one kind that are written. */
    async look(kind: KindName, facts: readonly AnyFact[]): Promise<void> {
      if (readable.size > MOST_REMEMBERED) readable.clear();
      for (const { field, target } of restsOn(kind)) {
        for (const viewer of [PUBLIC_VIEWER, MOVEMENT_VIEWER]) {
          const seenBy = facts.filter((fact) => fact[field] !== null && widestViewer(fact) === viewer);
          const codes = new Set(seenBy.map((fact) => fact[field] as string));
          const asked = [...codes].filter((code) => !readable.has(keyOf(viewer, target, code)));
          await learn(target, new Set(asked), viewer);
          for (const fact of seenBy) {
            if (readable.get(keyOf(viewer, target, fact[field] as string)) === true) continue;
            const what = `${kind} facts name in ${field} a ${target} that fewer may read than themselves`;
            const before = found.get(what);
            if (before === undefined) found.set(what, { count: 1, example: fact.code });
            else before.count += 1;
          }
        }
      }
    },
    warnings: (): Warning[] =>
      [...found].map(([what, { count, example }]) => ({
        code: 'NAMES_HIDDEN',
        message: `${count} ${what}, as ${example}: who may not read what they name will not see them.`,
      })),
  };
}
export type HiddenReferences = ReturnType<typeof makeHiddenReferences>;

const reads = (viewer: Viewer, visibility: Visibility) => mayRead(viewer, statedAudience(visibility, []));

const keyOf = (viewer: Viewer, kind: KindName, code: string) => `${viewer.key} ${kind} ${code}`;

const WIDEST = new Map<FactValue | undefined, Viewer | undefined>(
  VISIBILITIES.map((visibility) => [
    visibility,
    [PUBLIC_VIEWER, MOVEMENT_VIEWER].find((viewer) => reads(viewer, visibility)),
  ]),
);

/** The viewer with the fewest rights that may read the fact; undefined for what only stewards may. */
const widestViewer = ({ visibility }: AnyFact): Viewer | undefined => WIDEST.get(visibility);
