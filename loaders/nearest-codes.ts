import type { KindName } from '../graph/model/kinds.ts';
import { foldText } from '../graph/model/text.ts';
import { STEWARD_OF_ALL } from '../graph/model/viewer.ts';
import type { GraphStore } from '../graph/store.ts';
import { nearestNames } from '../graph/model/nearest-names.ts';

/** Codes of a kind that are compared; kinds with more are not worth a scan for a hint. */
const MOST_COMPARED = 5_000;

/** For a code that does not exist, the nearest that do, of the kinds that have few. Each kind is read once. */
export function nearestCodes(store: GraphStore) {
  const names = new Map<KindName, Promise<(readonly [string, string])[]>>();

  async function codesOf(kind: KindName): Promise<(readonly [string, string])[]> {
    const codes: (readonly [string, string])[] = [];
    for await (const batch of store.scan(kind, {
      revision: await store.revision(),
      viewer: STEWARD_OF_ALL,
    })) {
      for (const { code } of batch) codes.push([foldText(code), code]);
      if (codes.length > MOST_COMPARED) return [];
    }
    return codes;
  }

  return async (kind: KindName, code: string): Promise<readonly string[]> => {
    let codes = names.get(kind);
    if (codes === undefined) names.set(kind, (codes = codesOf(kind)));
    return nearestNames(foldText(code), await codes);
  };
}
