import type { KindName } from '../graph/model/kinds.ts';
import type { LoadSession } from '../graph/store.ts';

/** Codes that are remembered as known; beyond that the memory is emptied and the store asked again. */
const MOST_REMEMBERED = 200_000;
const PER_CALL = 5_000;

/** Which codes the committed graph holds, asked in batches and remembered. Those it lacks are not: the load may bring them, as it does the `sources` of its files. */
export function makeKnownCodes(session: LoadSession, sources: ReadonlySet<string>) {
  const known = new Map<KindName, Set<string>>();
  let remembered = 0;

  function of(kind: KindName): Set<string> {
    let set = known.get(kind);
    if (set === undefined) known.set(kind, (set = new Set()));
    return set;
  }

  return {
    has: (kind: KindName, code: string) => of(kind).has(code) || (kind === 'Source' && sources.has(code)),
    /** Asks the store for those of `wanted` that are not known yet. */
    async learn(wanted: ReadonlyMap<KindName, ReadonlySet<string>>): Promise<void> {
      // Before, never between: what this batch asked for must be remembered when it asks.
      if (remembered > MOST_REMEMBERED) {
        known.clear();
        remembered = 0;
      }
      for (const [kind, codes] of wanted) {
        const unknown = [...codes].filter((code) => !of(kind).has(code));
        for (let at = 0; at < unknown.length; at += PER_CALL) {
          const found = await session.existing(kind, unknown.slice(at, at + PER_CALL));
          remembered += found.size;
          for (const code of found) of(kind).add(code);
        }
      }
    },
  };
}
export type KnownCodes = ReturnType<typeof makeKnownCodes>;
